"""Sums over an index written out, with the index put into every name that carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from nngrade.textbook.intervals import Beyond, Value
from nngrade.textbook.language.indices import carrying, indexed
from nngrade.textbook.language.tree import (
    Name,
    Node,
    Number,
    OpenTotal,
    Product,
    Sum,
    Total,
    parts,
    rebuilt,
    walk,
)

TERMS = 400
ALL_TERMS = 4000  # of sums within sums
Bound = Callable[[Node], Value]
Places = Callable[[Name, str], Sequence[int]]  # for a name with a letter in it: known numbers


def unrolled(total: Total, bound: Bound) -> Node:
    """The sum's terms side by side. Raises `Beyond` where a bound is no small whole number."""
    ends = []
    for node in (total.first, total.last):
        value = bound(node)
        if not isinstance(value, Fraction) or value.denominator != 1:
            raise Beyond("a sum whose bounds are no whole numbers")
        ends.append(value.numerator)
    first, last = ends
    if last - first >= TERMS:
        raise Beyond(f"a sum of more than {TERMS} terms")
    return _joined(total, range(first, last + 1))


def unrolled_over_all(total: OpenTotal, places: Places) -> Node:
    """The terms for all numbers that every name in the sum is known for. Raises `Beyond` where they
    are fewer than two, or others for each name.
    """
    letter = total.index.base
    found = {tuple(places(name, letter)) for name in carrying(total.body, total.index)}
    if len(found) != 1:
        raise Beyond("a sum whose range is not given, over names known for different numbers")
    numbers = found.pop()
    if len(numbers) < 2:
        raise Beyond("a sum whose range is not given, over names that have no values")
    return _joined(total, numbers)


def _joined(total: Total | OpenTotal, numbers: Sequence[int]) -> Node:
    terms = tuple(put(total.body, total.index, at) for at in numbers)
    if not terms:
        return Number("0", Fraction(0)) if not total.product else Number("1", Fraction(1))
    return Product(terms) if total.product else Sum(terms)


class SpellingOut:
    """Puts all their terms in the place of sums over an index, up to a limit."""

    def __init__(self, bound: Bound, places: Places) -> None:
        self.bound = bound
        self.places = places
        self.terms = 0

    def run(self, node: Node) -> Node:
        """The expression without any sum over an index. Raises `Beyond` where it is too long."""
        if not any(isinstance(one, Total | OpenTotal) for one in walk(node)):
            return node
        if isinstance(node, Total):
            return self._counted(unrolled(node, self.bound))
        if isinstance(node, OpenTotal):
            return self._counted(unrolled_over_all(node, self.places))
        return rebuilt(node, tuple(map(self.run, parts(node))))

    def _counted(self, whole: Node) -> Node:
        self.terms += len(parts(whole))
        if self.terms > ALL_TERMS:
            raise Beyond(f"sums of more than {ALL_TERMS} terms")
        return self.run(whole)


def put(node: Node, index: Name, at: int) -> Node:
    """The expression with a number in the place of an index; sums over the same letter keep it."""
    if node == index:
        return Number(str(at), Fraction(at))
    if isinstance(node, Name):
        return indexed(node, index.base, at)
    if isinstance(node, Number) or (isinstance(node, Total | OpenTotal) and node.index == index):
        return node
    return rebuilt(node, tuple(put(part, index, at) for part in parts(node)))
