"""Whether two formulas are one for all values: both are computed at several random points."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from nngrade.textbook.environment import Environment
from nngrade.textbook.grids import Grid, Result
from nngrade.textbook.intervals import Beyond, meets, middle
from nngrade.textbook.language.indices import carrying, number_of
from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Derivative,
    Name,
    Node,
    Number,
    OpenTotal,
    Product,
    Total,
    names,
    walk,
)
from nngrade.textbook.slopes import Missing
from nngrade.textbook.views import View

POINTS = 4
FEW = 3  # terms of a sum whose range is free
CLOSE = 1e-9
NEGLIGIBLE = 1e-5  # of a number
ROUGHLY = 0.25


class FreeView(View):
    """Names without a definition get a random value; with `open_up` the others are computed."""

    def __init__(
        self,
        environment: Environment,
        seed: int,
        *,
        open_up: bool,
        whole: bool = False,
        signed: bool = False,
        counts: Iterable[Name] = (),
    ) -> None:
        """`whole`: names are whole numbers; `signed`: half of the values are negative; `counts`:
        names of small whole numbers.
        """
        super().__init__(environment, exact=True)
        self.whole = whole  # names stand for whole numbers
        self.random = random.Random(seed)
        self.signed = signed
        ordered = enumerate(sorted(counts, key=str))
        self.drawn = {str(name): Fraction(FEW + place % 2) for place, name in ordered}
        self.open_up = open_up

    def literal(self, number: Number) -> Fraction:
        return number.value

    def _value(self, name: Name) -> Result:
        formula = self._formula(name) if self.open_up else None
        if formula is not None:
            return self.evaluate(formula.tree)
        if str(name) in {"e", "π"} and name not in self.environment.versions:
            raise Missing(name)
        return self._draw(str(name))

    def _slope(self, of: Name, by: Name) -> Result:
        if self.open_up:
            return super()._slope(of, by)
        return self._draw(f"∂{of}/∂{by}")

    def _draw(self, key: str) -> Fraction:
        if key not in self.drawn:
            sign = self.random.choice((-1, 1)) if self.signed else 1
            size = self.random.randint(5, 28)
            self.drawn[key] = Fraction(sign * size, 1 if self.whole else 16)
        return self.drawn[key]

    def places(self, name: Name, letter: str) -> Sequence[int]:
        return range(1, FEW + 1)


def equal(one: Node, other: Node, environment: Environment, *, open_up: bool) -> bool | None:
    """Whether both are equal at every point, negative ones too; None where none could be computed,
    and where they differ at negative ones alone: the text may think of positive ones. Where a
    whole part is taken the names are sizes and counts.
    """
    tried = 0
    turned = False
    counts = _counts(one, environment) | _counts(other, environment)
    whole = any(
        isinstance(part, Call) and part.function in {"floor", "ceil", "binomial"}
        for side in (one, other)
        for part in walk(side)
    )
    for seed in range(POINTS * 2):
        signed = seed % 2 == 1 and not whole
        view = FreeView(
            environment, seed, open_up=open_up, whole=whole, signed=signed, counts=counts
        )
        try:
            a, b = view.evaluate(one), view.evaluate(other)
        except Missing:
            return None
        except Beyond:
            continue
        if not same(a, b):
            if not signed:
                return False
            turned = True
        tried += 1
        if tried == POINTS:
            break
    return True if tried >= 2 and not turned else None


def _counts(node: Node, environment: Environment) -> set[Name]:
    """Names that a sum goes from or to."""
    ends: set[Name] = set()
    for tree, _ in opened(node, environment):
        for one in walk(tree):
            if isinstance(one, Total):
                ends |= names(one.first) | names(one.last)
    return ends


def up_to_a_name(node: Node, environment: Environment) -> bool:
    """Whether a sum is part of it that goes up to a name: its terms may add up to something."""
    return bool(_counts(node, environment))


def over_all(node: Node, environment: Environment) -> bool:
    """Whether a sum is part of it whose range the text does not give."""
    return any(
        isinstance(one, OpenTotal) for tree, _ in opened(node, environment) for one in walk(tree)
    )


def by_a_factor(one: Node, other: Node, environment: Environment) -> bool:
    """Whether two formulas differ by a constant factor, and a definition of another section is
    part of them: 1/2, 1/N and 2 come and go with conventions.
    """
    known = (environment.formula(name) for name in names(one) | names(other))
    if not any(formula and not environment.within(formula.section) for formula in known):
        return False
    return multiples(one, other, environment)


def multiples(one: Node, other: Node, environment: Environment) -> bool:
    """Whether one formula is a constant times the other."""
    ratios: list[float] = []
    for seed in range(POINTS):
        view = FreeView(environment, seed, open_up=True)
        try:
            a, b = view.evaluate(one), view.evaluate(other)
        except (Missing, Beyond):
            return False
        if isinstance(a, Grid) or isinstance(b, Grid) or middle(b) == 0:
            return False
        ratios.append(middle(a) / middle(b))
    return max(ratios) - min(ratios) < CLOSE


def same(a: Result, b: Result) -> bool:
    if isinstance(a, Grid) != isinstance(b, Grid):
        return False
    if isinstance(a, Grid) and isinstance(b, Grid):
        if len(a.entries) != len(b.entries) or (a.shape != b.shape and not (a.flat or b.flat)):
            return False
        return all(meets(x, y) for x, y in zip(a.entries, b.entries, strict=True))
    assert not isinstance(a, Grid)
    assert not isinstance(b, Grid)
    return meets(a, b)


def opened(node: Node, environment: Environment) -> Iterator[tuple[Node, frozenset[Name]]]:
    """A formula and all definitions that it comes down to, each with its names that have none."""
    known: set[Name] = set()
    waiting = [node]
    while waiting:
        tree = waiting.pop()
        free = set()
        for name in names(tree):
            formula = environment.formula(name)
            if formula is None:
                free.add(name)
            elif name not in known:
                known.add(name)
                waiting.append(formula.tree)
        yield tree, frozenset(free)


def nearly(a: Result, b: Result) -> bool:
    """Whether two numbers differ by less than anybody would print, as where an ε of 10⁻⁸ that
    keeps a division from failing is left out. Whole numbers are counted exactly.
    """
    if isinstance(a, Grid) or isinstance(b, Grid):
        return False
    if all(isinstance(one, Fraction) and one.denominator == 1 for one in (a, b)):
        return a == b
    return near(a, b, NEGLIGIBLE)


def near(a: Result, b: Result, part: float = ROUGHLY) -> bool:
    """Whether two results differ by no more than a part of the second; grids are not compared."""
    if isinstance(a, Grid) or isinstance(b, Grid):
        return True
    return abs(middle(a) - middle(b)) <= part * abs(middle(b))


def leaves(node: Node, environment: Environment) -> frozenset[Name]:
    """The names that a formula comes down to when definitions are opened."""
    return frozenset(name for _, free in opened(node, environment) for name in free)


def doubtful(node: Node, environment: Environment) -> bool:
    """Whether a part, or a definition it rests on, may be a call of a function that the text does
    not define.
    """
    return any(
        isinstance(one, Product) and one.like_call
        for tree, _ in opened(node, environment)
        for one in walk(tree)
    )


def elsewhere(node: Node, environment: Environment) -> bool:
    """Whether a definition that it rests on is another example's, of another section."""
    known = (
        environment.formula(name) for tree, _ in opened(node, environment) for name in names(tree)
    )
    return any(
        formula and formula.era < environment.era and not environment.within(formula.section)
        for formula in known
    )


def derivable(node: Node, environment: Environment) -> bool:
    """Whether every derivative in it follows from definitions, and none from the text's word."""
    return all(
        isinstance(one.of, Apply)
        or all(
            any(_stands_in(by, tree) for tree, _ in opened(one.of, environment)) for by in one.by
        )
        for one in walk(node)
        if isinstance(one, Derivative)
    )


def conditional(node: Node) -> bool:
    """Whether probabilities or expectations are part of it: what holds of them may hold under a
    condition alone, such as independence.
    """
    return any("(" in name.base for name in names(node))


def _stands_in(name: Name, tree: Node) -> bool:
    """Whether a name is part of a formula, be it as a term of a sum over an index."""
    return name in names(tree) or any(
        number_of(name, other, one.index) is not None
        for one in walk(tree)
        if isinstance(one, Total | OpenTotal)
        for other in carrying(one.body, one.index)
    )


def has_derivative(node: Node) -> bool:
    return any(isinstance(one, Derivative) for one in walk(node))
