"""Vectors and matrices of values, and how they are added and multiplied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from nngrade.textbook import intervals
from nngrade.textbook.intervals import Beyond, Value


@dataclass(frozen=True)
class Grid:
    """A matrix of values; `flat` for a list of numbers, which is neither a row nor a column;
    `turned` for one with a raised T.
    """

    rows: tuple[tuple[Value, ...], ...]
    flat: bool = False
    turned: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def entries(self) -> tuple[Value, ...]:
        return tuple(entry for row in self.rows for entry in row)

    def each(self, change: Callable[[Value], Value]) -> Grid:
        rows = tuple(tuple(change(entry) for entry in row) for row in self.rows)
        return Grid(rows, self.flat, self.turned)


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
    if one.flat and other.flat and one.turned == other.turned:
        if not inner or len(one.entries) != len(other.entries):
            raise Beyond("a product of two lists of numbers")
        return _dot(one.entries, other.entries)
    left, right = _sides(one, other)
    if left.shape[1] != right.shape[0]:
        if inner and left.shape == right.shape and 1 in left.shape:
            return _dot(left.entries, right.entries)
        raise Beyond(f"a product of shapes {_by(left)} and {_by(right)}")
    columns = list(zip(*right.rows, strict=True))
    found = Grid(tuple(tuple(_dot(row, column) for column in columns) for row in left.rows))
    if found.shape == (1, 1):
        return found.rows[0][0]
    return Grid((found.entries,), flat=True) if other.flat or one.flat else found


def _sides(one: Grid, other: Grid) -> tuple[Grid, Grid]:
    """Lists as the rows or columns that fit; (1, 2)ᵀ (3, 4) is a number, the other way a matrix."""
    if one.flat and other.flat:
        rows, columns = Grid((one.entries,)), Grid((other.entries,))
        return (rows, transposed(columns)) if one.turned else (transposed(rows), columns)
    left = Grid(one.rows) if not one.flat else transposed(Grid((one.entries,)))
    if one.flat and other.shape[0] == len(one.entries):
        left = Grid((one.entries,))
    right = other
    if other.flat:
        row = Grid((other.entries,))
        right = row if other.turned and left.shape[1] == 1 else transposed(row)
    return left, right


def _by(grid: Grid) -> str:
    return "×".join(map(str, grid.shape))


def _dot(one: tuple[Value, ...], other: tuple[Value, ...]) -> Value:
    found: Value = Fraction(0)
    for a, b in zip(one, other, strict=True):
        found = intervals.add(found, intervals.multiply(a, b))
    return found


def inner(one: Result, other: Result) -> Value:
    """The inner product of two vectors, rows or columns."""
    if not (isinstance(one, Grid) and isinstance(other, Grid)):
        return intervals.multiply(scalar(one), scalar(other))
    if 1 not in one.shape or 1 not in other.shape or len(one.entries) != len(other.entries):
        raise Beyond("an inner product of what are no vectors of one length")
    return _dot(one.entries, other.entries)


def transposed(found: Grid) -> Grid:
    """A list stays a list that fits as it has to."""
    if found.flat:
        return Grid(found.rows, flat=True, turned=not found.turned)
    return Grid(tuple(zip(*found.rows, strict=True)))


def softmax(found: Result) -> Result:
    if not isinstance(found, Grid) or 1 not in found.shape:
        raise Beyond("a softmax of what is no vector")
    grown = found.each(lambda one: intervals.function("exp", one))
    whole: Value = Fraction(0)
    for one in grown.entries:
        whole = intervals.add(whole, one)
    return grown.each(lambda one: intervals.divide(one, whole))


def norm_one(found: Result) -> Result:
    """The sum of all entries' sizes."""
    if not isinstance(found, Grid):
        return intervals.function("abs", found)
    sizes = (intervals.function("abs", one) for one in found.entries)
    return reduce(intervals.add, sizes)


def entry(found: Result, place: int) -> Value:
    """An entry of a vector, counted from 1."""
    if not isinstance(found, Grid) or 1 not in found.shape:
        raise Beyond("an index after what is no vector")
    if not 1 <= place <= len(found.entries):
        raise Beyond(f"entry {place} of a vector of {len(found.entries)}")
    return found.entries[place - 1]


def norm(found: Result) -> Result:
    if not isinstance(found, Grid):
        return intervals.function("abs", found)
    return intervals.function("sqrt", _dot(found.entries, found.entries))


def same_result(one: Result, other: Result) -> bool:
    if isinstance(one, Grid) and isinstance(other, Grid):
        return one.entries == other.entries
    return one == other
