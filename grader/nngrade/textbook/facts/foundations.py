"""Perceptrons, layers, dimensions: definitions that have to fit together."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise, product

from nngrade.sized import sign, step
from nngrade.textbook.claims import ERRATUM, HOLDS, IMPRECISE, Ruling
from nngrade.textbook.facts.printed import ruled
from nngrade.textbook.tutorial.network import WIDTHS

UNITS = {"step": step, "sign": sign}
LABELS = ((0.0, 1.0), (-1.0, 1.0))
SUMS = (-1.5, 2.0)  # of either side of the threshold
MOST_LAYERS = 20  # of which the definitions are tried
DIMENSIONS = range(1, 7)


def unit_and_update(printed: str) -> Ruling:
    """Whether the unit's answer is the label just where the update leaves the weights alone.

    `printed` names the function of the unit and that of the update, as in "step, sign".
    """
    unit, update = printed.split(", ")
    if any(_fit(unit, update, labels) for labels in LABELS):
        return Ruling(HOLDS, printed)
    single = sorted({y for labels in LABELS for y in labels if _fit(unit, update, (y,))})
    mended = [
        (labels, pair)
        for labels, pair in product(LABELS, product(UNITS, UNITS))
        if _fit(*pair, labels)
    ]
    if not mended:
        return Ruling(ERRATUM, None, "They fit for no labels.")
    agree = f"the label {' and '.join(f'{y:g}' for y in single)} alone" if single else "no label"
    ways = ", ".join(
        f"labels {labels[0]:g} and {labels[1]:g} need {' and '.join(pair)}"
        for labels, pair in mended
    )
    return Ruling(
        IMPRECISE,
        " or ".join(", ".join(pair) for _, pair in mended),
        f"The two agree on which answers are right for {agree}; {ways}.",
    )


def _fit(unit: str, update: str, labels: tuple[float, ...]) -> bool:
    def right(y: float, z: float) -> bool:
        return float(UNITS[unit](z).value) == y

    def left_alone(y: float, z: float) -> bool:
        return y - float(UNITS[update](z).value) == 0

    reached = all(any(right(y, z) for z in SUMS) for y in labels)
    return reached and all(right(y, z) == left_alone(y, z) for y, z in product(labels, SUMS))


def depth(printed: str) -> Ruling:
    """Whether each number of hidden layers has one name, for "more than 2, fewer than 2"."""
    over, below = map(int, re.findall(r"\d+", printed))
    neither = [n for n in range(1, MOST_LAYERS) if not n > over and not n < below]
    both = [n for n in range(1, MOST_LAYERS) if n > over and n < below]
    if not neither and not both:
        return Ruling(HOLDS, printed)
    own = len(WIDTHS) - 2
    gaps = " and ".join(
        f"{', '.join(map(str, which))} hidden layers have {names}"
        for which, names in ((neither, "neither name"), (both, "both names"))
        if which
    )
    message = f"True of other numbers of layers: exactly {gaps}."
    if own in neither:
        drawn = "-".join(map(str, WIDTHS))
        message += f" This text's own housing network ({drawn}) has {own} of them."
    return Ruling(IMPRECISE, gaps, message)


def falling(printed: str, samples: str, width: str) -> Ruling:
    """How the density of so many samples on so wide a cube falls with the dimension."""
    densities = [Fraction(int(samples), int(width) ** d) for d in DIMENSIONS]
    ratios = {b / a for a, b in pairwise(densities)}
    differences = {b - a for a, b in pairwise(densities)}
    derived = "exponentially" if len(ratios) == 1 else "linearly" if len(differences) == 1 else ""
    falls = all(b < a for a, b in pairwise(densities))
    return ruled(falls and printed == derived, derived, f"From one to the next: {ratios}.")
