"""Mistakes that a law has found already: its mismatch says of which kind it is."""

from __future__ import annotations

from nngrade.report import Diagnosis
from nngrade.weighing import Finding

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
        "You returned NaN or infinity: 0 was divided by 0, or a root taken of a negative number.",
        "Print what goes in and out of each line for the input below; the first NaN shows it.",
    ),
    "device: made": Diagnosis(
        "tensor made on the CPU",
        "A tensor is made on the CPU, or kept there as a plain attribute, while the data are on "
        "another device.",
        "Make it where the input is (`torch.zeros_like(x)`, `device=x.device`); keep a constant "
        "with `self.register_buffer`, so that it moves with the model.",
    ),
    "device: brought": Diagnosis(
        "brought back to the CPU",
        "A tensor is brought back to the CPU in the middle of the computation, while the rest "
        "stays on the device.",
        "Leave `.cpu()` and `.to('cpu')` out: numbers come back with `.item()`, at the end.",
    ),
    "device: batch": Diagnosis(
        "batches not moved",
        "The model is on the device, but the batches stay on the CPU.",
        "`X, y = X.to(device), y.to(device)`: a tensor's `to` returns the moved one and leaves "
        "the old one where it was.",
    ),
    "device: targets": Diagnosis(
        "targets not moved",
        "The features are moved to the device, but the targets stay on the CPU.",
        "`X, y = X.to(device), y.to(device)` moves both.",
    ),
    "device: ignored": Diagnosis(
        "device ignored",
        "Everything stays on the CPU, whatever device is asked for.",
        "Use the argument: `model.to(device)` once, and `X.to(device)`, `y.to(device)` for each "
        "batch.",
    ),
    "device: array": Diagnosis(
        "array taken on the device",
        "A tensor on the device is turned into a NumPy array, which lives on the CPU.",
        "Bring it back first: `tensor.cpu().numpy()`; for one number `.item()` will do.",
    ),
}

NOTHING = Diagnosis(
    "nothing returned",
    "Nothing is handed back there: a function or a `forward` without `return` gives None.",
    "End it with `return` and what it computed.",
)


def of_kind(finding: Finding) -> Diagnosis | None:
    """What the mismatch that a law found says by itself."""
    if finding.kind == "type" and "it is None" in finding.message:
        return NOTHING
    return KINDS.get(finding.kind)
