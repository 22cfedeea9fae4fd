"""The largest and the smallest of values, and slopes of what has a kink."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nngrade.textbook import intervals
from nngrade.textbook.grids import Grid, Result, each, scalar
from nngrade.textbook.intervals import Beyond, Interval, Value


def extreme(function: str, found: Sequence[Result]) -> Result:
    """The `max` or `min` of values; of 0 and a vector entry by entry. Else raises `Beyond`."""
    grids = [one for one in found if isinstance(one, Grid)]
    if grids:
        if len(found) == 2 and function == "max" and Fraction(0) in found:
            return each(lambda one: intervals.function("relu", one), grids[0])
        raise Beyond("a maximum of vectors")
    ends = [intervals.interval(scalar(one)) for one in found]
    pick = max if function == "max" else min
    if all(isinstance(one, Fraction) for one in found):
        return pick(one for one in found if isinstance(one, Fraction))
    return Interval(pick(one.low for one in ends), pick(one.high for one in ends))


def slope_at(key: str, value: Value) -> Value:
    """The slope of |x| or ReLU, by its key. Raises `Beyond` at the kink, or where that may be."""
    bounds = intervals.interval(value)
    if bounds.low <= 0 <= bounds.high:
        raise Beyond("a slope at a kink")
    below = Fraction(0) if key.endswith("relu") else Fraction(-1)
    return Fraction(1) if bounds.low > 0 else below
