"""Whether a condition such as `0 ≤ x < 1` is true of values that may be known in part only."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from nngrade.textbook.intervals import Beyond, Interval, Value, interval

TURNED = {">": "<", "≥": "≤"}


def holds(values: Iterable[Value], relations: Iterable[str]) -> bool:
    """Whether all relations hold, from left to right. Raises `Beyond` where nobody can tell."""
    pairs = zip(pairwise(values), relations, strict=True)
    return all(_holds(left, relation, right) for (left, right), relation in pairs)


def _holds(left: Value, relation: str, right: Value) -> bool:
    if relation in TURNED:
        return _holds(right, TURNED[relation], left)
    if relation == "≠":
        return not _holds(left, "=", right)
    known = not isinstance(left, Interval) and not isinstance(right, Interval)
    if known and left == right:
        return relation != "<"
    a, b = interval(left), interval(right)
    if a.high < b.low:
        return relation != "="
    if b.high < a.low:
        return False
    if known:
        return relation != "=" and left < right  # type: ignore[operator]  # both are fractions
    raise Beyond("a case distinction at its limit")
