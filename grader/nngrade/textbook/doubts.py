"""Why a difference is no proof of an erratum, where it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from nngrade.textbook import freely
from nngrade.textbook.bench import Bench
from nngrade.textbook.grids import Grid
from nngrade.textbook.intervals import middle, multiply
from nngrade.textbook.language.scales import SCALES
from nngrade.textbook.language.tree import Call, Node, Number, Product, names, walk
from nngrade.textbook.printed import Figure
from nngrade.textbook.sides import Look, Seen, fits

# What one unit has of another, next to a power of ten: bits, hours, days, weeks, 1024, km/h.
TIMES = (*map(Fraction, (1, 7, 8, 12, 24, 60, 365, 3600, 86400)), Fraction("3.6"))
MEMORY = (*TIMES, *map(Fraction, (1024, 1024**2, 8192)))
BYTES = re.compile(r"[kKMGT]?i?(?:B|[Bb]yte)s?$")
ROUGH = 0.9  # of a figure such as 24M that stands for memory
FAR = 0.3
FULL_TURN = 6.5
WORDS = frozenset(
    {"million", "billion", "thousand", "trillion", "percent", "hundred", "dozen", "deg", "degree",
     "degrees"}
)  # fmt: skip
ANGLES = frozenset({"sin", "cos", "tan"})


def doubt(one: Seen, prior: Seen, bench: Bench) -> str:
    """The reason to leave unchecked that `one` differs from `prior`; "" where there is none."""
    assert prior.tree is not None
    if _converted(one, prior, bench):
        return "the two sides are in different units"
    if (far := _apart(one, prior, bench)) is not None:
        return far
    if one.side.relation == "≈" and one.figure is None:
        return "it is an approximation, and may be a rough one"
    if _in_percent(one, prior, bench):
        return "what stands before it may be in percent, too"
    if one.tree is not None and _size(one.tree, prior, bench):
        return "it may be a size and no product"
    if own := _own_constant(one, bench) or _own_constant(prior, bench):
        return f"{own} may be no constant here: the text gives it a value of its own"
    if any(_in_degrees(node, bench) for node in walk(prior.tree)):
        return "the angle may be in degrees"
    if prior.numeric:
        return ""
    if one.figure and _coarse(one.figure, prior, bench):
        return f"{one.figure.text} may be a rounded figure, or a new value"
    return _of_names(prior, bench)


def misses(one: Seen, prior: Seen, look: Look, bench: Bench) -> bool:
    """Whether a figure is not what the arithmetic before it gives, however that was rounded."""
    if one.figure is None or prior.tree is None or prior.figure or not prior.numeric:
        return False
    widest = bench.loosely(prior.tree)
    if widest is None or isinstance(widest, Grid):
        return False
    value = Look(look.exact, widest, look.way)
    return not (fits(one, value) or roughly(one.figure, value))


def _in_percent(one: Seen, prior: Seen, bench: Bench) -> bool:
    """Whether √(1.1² + 1.2²) = 1.6 % was worked out with figures that are in percent themselves."""
    printed = one.figure
    if printed is None or not printed.text.endswith("%") or prior.tree is None:
        return False
    bare = replace(printed, value=printed.value * 100, unit=printed.unit * 100)
    looks, _ = bench.look(prior.tree)
    values = [look.exact for look in looks if not isinstance(look.exact, Grid)]
    return any(abs(middle(value)) > 1 and bare.kept_by(value) for value in values)


def _size(tree: Node, prior: Seen, bench: Bench) -> bool:
    """Whether `2 × 2` stands behind what comes to 2: a width that is a height, too."""
    if not isinstance(tree, Product) or prior.tree is None:
        return False
    widths = {node.value for node in tree.factors if isinstance(node, Number)}
    looks, _ = bench.look(prior.tree)
    alike = len(widths) == 1 and all(isinstance(node, Number) for node in tree.factors)
    return alike and any(look.exact in widths for look in looks)


def _own_constant(side: Seen, bench: Bench) -> str:
    """A constant's letter that the text uses for something else, and has not told of yet."""
    own = bench.environment.own
    found = names(side.tree) if side.tree is not None and own else frozenset()
    return next((n.base for n in found if str(n) in own and not bench.environment.knows(n)), "")


def _apart(one: Seen, prior: Seen, bench: Bench) -> str | None:
    """What two figures have to do with each other that are far apart, or nearly the same."""
    if one.figure is None or prior.tree is None:
        return None
    looks, _ = bench.look(prior.tree)
    if not looks or isinstance(looks[0].exact, Grid) or not one.figure.value:
        return None
    ratio = abs(middle(looks[0].exact) / float(one.figure.value))
    if one.figure.text[-1:] in SCALES and ROUGH < ratio < 1 / ROUGH:
        return "K, M and the like may count 1024, or be a rough figure"
    alone = prior.figure is not None and "%" not in prior.figure.text + one.figure.text
    if alone and not FAR < ratio < 1 / FAR:
        return "two figures so far apart are hardly meant to be equal; a part may be missing"
    return None


def _converted(one: Seen, prior: Seen, bench: Bench) -> bool:
    """Whether a unit on one side may have been converted from what stands on the other."""
    mine, theirs = set(one.side.units), set(prior.side.units)
    if mine and theirs:
        return {unit.rstrip("s") for unit in mine} != {unit.rstrip("s") for unit in theirs}
    if any(unit.lower().strip(".") in WORDS for unit in mine | theirs):
        return True
    if not (mine or theirs) or prior.tree is None:
        return False
    looks, _ = bench.look(prior.tree)
    times = MEMORY if any(BYTES.match(unit) for unit in mine | theirs) else TIMES
    return one.figure is None or any(_scaled(one.figure, look, times) for look in looks)


def _scaled(printed: Figure, look: Look, known: Sequence[Fraction]) -> bool:
    """Whether a figure is a value in another unit: 5 for 0.005 s, 3 for 180 min."""
    if isinstance(look.exact, Grid):
        return True
    factors = (times * Fraction(10) ** power for times in known for power in range(-12, 13))
    return any(
        printed.kept_by(multiply(look.exact, scale))
        for factor in factors
        if factor != 1
        for scale in (factor, 1 / factor)
    )


def _coarse(printed: Figure, prior: Seen, bench: Bench) -> bool:
    """Whether a whole 0 or 1 stands for something less than 1 away from it."""
    if not printed.whole or abs(printed.value) > 1 or prior.tree is None:
        return False
    looks, _ = bench.look(prior.tree, prior.way)
    return any(
        not isinstance(look.exact, Grid) and abs(middle(look.exact) - float(printed.value)) < 1
        for look in looks
    )


def _in_degrees(node: Node, bench: Bench) -> bool:
    """Whether a trigonometric function has an argument that is large for radians."""
    if not isinstance(node, Call) or node.function not in ANGLES:
        return False
    looks, _ = bench.look(node.arguments[0])
    return not looks or any(
        isinstance(look.exact, Grid) or abs(middle(look.exact)) > FULL_TURN for look in looks
    )


def _of_names(prior: Seen, bench: Bench) -> str:
    """Names may have come to mean something else."""
    assert prior.tree is not None
    if freely.doubtful(prior.tree, bench.environment):
        return "a name before a bracket may be a function that the text does not define"
    if not prior.sure and freely.over_all(prior.tree, bench.environment):
        return "the text does not say what its sum goes over"
    if prior.elsewhere:
        return "its formula stands in another section, and may not be meant here"
    if stale := bench.stale(prior.tree):
        return f"{stale} may have another value by now: a new example has begun since it was given"
    if prior.way is None and (old := bench.unrenewed(prior.tree)):
        return f"{old} may have changed with the update, and the text does not show how"
    return ""


def roughly(printed: Figure | None, look: Look) -> bool:
    """Behind `≈` the zeros at the end of a whole number may stand for any digits."""
    if printed is None or not printed.whole or isinstance(look.exact, Grid) or not printed.value:
        return False
    unit = printed.unit
    while (printed.value / (unit * 10)).denominator == 1:
        unit *= 10
    return replace(printed, unit=unit).kept_by(look.exact)
