"""Vectors and matrices of values, and how they are added and multiplied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from nngrade.textbook import intervals
from nngrade.textbook.intervals import Beyond, Value


@dataclass(frozen=True)
class Grid:
    """A matrix of values; `flat` for a list of numbers, which is neither a row nor a column."""

    rows: tuple[tuple[Value, ...], ...]
    flat: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def entries(self) -> tuple[Value, ...]:
        return tuple(entry for row in self.rows for entry in row)

    def each(self, change: Callable[[Value], Value]) -> Grid:
        return Grid(tuple(tuple(change(entry) for entry in row) for row in self.rows), self.flat)


Result = Value | Grid


def scalar(found: Result) -> Value:
    if isinstance(found, Grid):
        if found.shape == (1, 1):
            return found.rows[0][0]
        raise Beyond("a matrix where a number is due")
    return found


def each(change: Callable[[Value], Value], found: Result) -> Result:
    return found.each(change) if isinstance(found, Grid) else change(found)


def both(join: Callable[[Value, Value], Value], one: Result, other: Result) -> Result:
    """Entry by entry; a number goes with every entry."""
    if not isinstance(one, Grid) and not isinstance(other, Grid):
        return join(one, other)
    if isinstance(one, Grid) and isinstance(other, Grid):
        if one.shape != other.shape:
            if len(one.entries) == len(other.entries) and (one.flat or other.flat):
                shaped = other if one.flat else one
                pairs = iter(zip(one.entries, other.entries, strict=True))
                return Grid(tuple(tuple(join(*next(pairs)) for _ in row) for row in shaped.rows))
            raise Beyond("vectors or matrices of different shapes")
        rows = zip(one.rows, other.rows, strict=True)
        cells = tuple(tuple(join(a, b) for a, b in zip(r, s, strict=True)) for r, s in rows)
        return Grid(cells, one.flat and other.flat)
    if isinstance(one, Grid):
        assert not isinstance(other, Grid)
        return one.each(lambda entry: join(entry, other))
    assert isinstance(other, Grid)
    return other.each(lambda entry: join(one, entry))


def multiply(one: Result, other: Result, *, inner: bool = False) -> Result:
    """Numbers, a number and a grid, or matrices as matrices are multiplied."""
    if not (isinstance(one, Grid) and isinstance(other, Grid)):
        return both(intervals.multiply, one, other)
    if one.flat and other.flat:
        if not inner or len(one.entries) != len(other.entries):
            raise Beyond("a product of two lists of numbers")
        return _dot(one.entries, other.entries)
    left = Grid(one.rows) if not one.flat else Grid(tuple((entry,) for entry in one.entries))
    if one.flat and other.shape[0] == len(one.entries):
        left = Grid((one.entries,))
    right = other
    if other.flat:
        right = Grid(tuple((entry,) for entry in other.entries))
    if left.shape[1] != right.shape[0]:
        if inner and left.shape == right.shape and 1 in left.shape:
            return _dot(left.entries, right.entries)
        raise Beyond(f"a product of shapes {_by(left)} and {_by(right)}")
    columns = list(zip(*right.rows, strict=True))
    found = Grid(tuple(tuple(_dot(row, column) for column in columns) for row in left.rows))
    if found.shape == (1, 1):
        return found.rows[0][0]
    return Grid((found.entries,), flat=True) if other.flat or one.flat else found


def _by(grid: Grid) -> str:
    return "×".join(map(str, grid.shape))


def _dot(one: tuple[Value, ...], other: tuple[Value, ...]) -> Value:
    found: Value = Fraction(0)
    for a, b in zip(one, other, strict=True):
        found = intervals.add(found, intervals.multiply(a, b))
    return found


def transposed(found: Result) -> Result:
    if not isinstance(found, Grid):
        return found
    if found.flat:
        return Grid(found.rows)
    return Grid(tuple(zip(*found.rows, strict=True)))


def softmax(found: Result) -> Result:
    if not isinstance(found, Grid) or 1 not in found.shape:
        raise Beyond("a softmax of what is no vector")
    grown = found.each(lambda one: intervals.function("exp", one))
    whole: Value = Fraction(0)
    for entry in grown.entries:
        whole = intervals.add(whole, entry)
    return grown.each(lambda one: intervals.divide(one, whole))


def norm(found: Result) -> Result:
    if not isinstance(found, Grid):
        return intervals.function("abs", found)
    return intervals.function("sqrt", _dot(found.entries, found.entries))
