"""Inputs that separate: from the simplest to random, and never near an edge that is not meant."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator

Array = np.ndarray[Any, Any]


def small_integers(rng: Generator, *shape: int, low: int = -3, high: int = 3) -> Array:
    """Small whole numbers as floats: exact in any order of summation."""
    return rng.integers(low, high + 1, size=shape).astype(float)


def away_from_zero(rng: Generator, *shape: int, low: float = 0.2, high: float = 2.0) -> Array:
    """Random numbers of both signs whose size is between `low` and `high`."""
    drawn: Array = rng.uniform(low, high, size=shape) * rng.choice([-1.0, 1.0], size=shape)
    return drawn


def number(rng: Generator, low: float = 0.2, high: float = 2.0) -> float:
    """One Python float of either sign, away from zero."""
    return float(away_from_zero(rng, low=low, high=high))


def labels(rng: Generator, m: int) -> Array:
    """(m,) labels -1.0 and +1.0, both among them where m > 1."""
    drawn = rng.choice([-1.0, 1.0], size=m)
    drawn[: min(m, 2)] = [1.0, -1.0][: min(m, 2)]
    return rng.permutation(drawn)


def distinct_widths(rng: Generator, count: int, low: int = 2, high: int = 9) -> tuple[int, ...]:
    """Different widths, so that a transposed matrix or a fixed width shows."""
    return tuple(int(n) for n in rng.permutation(np.arange(low, high + 1))[:count])
