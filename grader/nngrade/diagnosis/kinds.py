"""Mistakes that a law has found already: its mismatch says of which kind it is."""

from __future__ import annotations

from nngrade.report import Diagnosis

KINDS = {
    "generator": Diagnosis(
        "not drawn from rng",
        "The weights do not come from the rng that is handed in: they come from another generator, "
        "or from an earlier call.",
        "Draw every number from rng, and keep nothing between calls.",
    ),
    "default": Diagnosis(
        "another default",
        "A default of the `def` line is not that of the stub.",
        "Write the `def` line as the stub has it, defaults included.",
    ),
    "nonfinite": Diagnosis(
        "not a number",
        "NaN or infinity came: 0 was divided by 0, or a root taken of a negative number.",
        "Print what goes in and out of each line for the input below; the first NaN shows it.",
    ),
}
