"""Judging samples by their law: bounds, first moments, independence, Kolmogorov-Smirnov.

No particular values are expected. Every test has a false-alarm rate of at most `ALPHA` (exactly
for the bound and the KS distance, by the central limit theorem for the moments); a run makes
fewer than 500 of them, so that it raises a false alarm less than once in a million times.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade.compare import Mismatch
from nngrade.sized import FloatArray

ALPHA = 1e-9
DEVIATIONS = 6.2  # a normal variable is farther than this from its mean with probability 6e-10
FLOAT32_ROUNDING = 1e-6


@dataclass(frozen=True)
class Law:
    """A symmetric distribution of mean 0: its name, scale, and what the tests need of it."""

    name: str
    std: float
    kurtosis: float
    cdf: Callable[[FloatArray], FloatArray]
    grid: FloatArray
    bound: float = math.inf


def uniform(bound: float) -> Law:
    """U(-bound, bound)."""
    return Law(
        f"uniform on ±{bound:.4g}",
        bound / math.sqrt(3),
        9 / 5,
        lambda t: (t + bound) / (2 * bound),
        np.linspace(-bound, bound, 401),
        bound,
    )


def normal(std: float) -> Law:
    """N(0, std²)."""
    return Law(
        f"normal with standard deviation {std:.4g}",
        std,
        3.0,
        lambda t: np.array([0.5 * (1 + math.erf(v / (std * math.sqrt(2)))) for v in t]),
        std * np.linspace(-4, 4, 401),
    )


def dkw_distance(n: int, alpha: float = ALPHA) -> float:
    """The KS distance that n draws exceed with probability at most `alpha`.

    Dvoretzky, Kiefer and Wolfowitz (1956) with Massart's constant (1990):
    P(sup |F_n - F| > e) <= 2 exp(-2 n e²).
    """
    return math.sqrt(math.log(2 / alpha) / (2 * n))


def judge_sample(sample: Any, law: Law) -> Mismatch | None:
    """Whether a large `sample` (any shape) can have been drawn independently from `law`."""
    values = np.asarray(sample, dtype=np.float64)
    flat = values.ravel()
    if found := _finite(flat) or _bounded(flat, law) or _moments(flat, law):
        return found
    ordered = np.sort(flat)
    return _shape_of_distribution(ordered, law) or _independent(values, ordered, law)


def outside(flat: FloatArray, law: Law) -> bool:
    return bool(np.abs(flat).max() > law.bound * (1 + FLOAT32_ROUNDING))


def _finite(flat: FloatArray) -> Mismatch | None:
    if np.isfinite(flat).all():
        return None
    return Mismatch("nonfinite", "Some of the weights are not finite numbers.")


def _bounded(flat: FloatArray, law: Law) -> Mismatch | None:
    largest = float(np.abs(flat).max())
    if outside(flat, law):
        return _wrong(f"the largest weight is {largest:.4g}", law)
    if math.isfinite(law.bound) and largest < law.bound * (1 - math.log(1 / ALPHA) / flat.size):
        return _wrong(f"none of {flat.size} weights is larger than {largest:.4g}", law)
    return None


def _moments(flat: FloatArray, law: Law) -> Mismatch | None:
    n = flat.size
    with np.errstate(over="ignore"):  # finite numbers whose squares are not
        std = float(flat.std())
    relative = DEVIATIONS * math.sqrt((law.kurtosis - 1) / n)
    if abs(std**2 / law.std**2 - 1) > relative:
        return _wrong(f"their standard deviation is {std:.4g} where {law.std:.4g} is due", law)
    mean = float(flat.mean())
    if abs(mean) > DEVIATIONS * law.std / math.sqrt(n):
        return _wrong(f"their mean is {mean:.2g} where 0 is due", law)
    return None


def _shape_of_distribution(ordered: FloatArray, law: Law) -> Mismatch | None:
    below = np.searchsorted(ordered, law.grid, side="right") / ordered.size
    distance = float(np.abs(below - law.cdf(law.grid)).max())
    if distance <= dkw_distance(ordered.size):
        return None
    return _wrong(
        f"scale and mean fit but not the shape: the KS distance is {distance:.3f}, and "
        f"{dkw_distance(ordered.size):.3f} is the most that chance explains",
        law,
    )


def _independent(values: FloatArray, ordered: FloatArray, law: Law) -> Mismatch | None:
    """Repeated values (a tiled row, a rounded draw) and neighbours that go together."""
    if np.count_nonzero(ordered[1:] != ordered[:-1]) + 1 < 0.9 * values.size:
        return _wrong("many weights are equal; each needs a draw of its own", law)
    scaled = values / law.std
    for axis in range(values.ndim):
        along = np.moveaxis(scaled, axis, 0)
        first, second = along[:-1], along[1:]
        if first.size and abs((first * second).mean()) > DEVIATIONS / math.sqrt(first.size):
            return _wrong(f"neighbours along axis {axis} go together", law)
    return None


def _wrong(reason: str, law: Law) -> Mismatch:
    return Mismatch("law", f"The weights are not {law.name}: {reason}.")
