"""Double descent in a small seeded experiment: minimum-norm fits on random ReLU features.

Labels are linear with noise. What such an experiment shows can happen; what it does not show is
left unchecked, since it is no refutation. Belkin et al. (2019) and Nakkiran et al. (2021) have
the phenomenon at large.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from nngrade.textbook.claims import HOLDS, IMPRECISE, Ruling, Unavailable
from nngrade.training.data import FloatArray

REPEATS, SEED = 30, 0
ROWS, TEST_ROWS, INPUTS, NOISE = 40, 200, 10, 0.5
WIDTHS = (2, 5, 10, 15, 20, 30, 36, 40, 44, 50, 60, 100, 200, 400)
SAMPLES = (10, 20, 30, 36, 40, 44, 50)  # at a fixed width of 40
RIDGE = 10.0
NEAR = 0.15  # of the threshold


@dataclass(frozen=True)
class Curves:
    """Median errors (len(WIDTHS),) over the repeats, and test errors (len(SAMPLES),)."""

    training: FloatArray
    test: FloatArray
    ridge: FloatArray
    by_samples: FloatArray
    falls: bool  # the training error, in every single repeat


@cache
def curves() -> Curves:
    rng = np.random.default_rng(SEED)
    found = [_repeat(rng) for _ in range(REPEATS)]
    training, test, ridge, by_samples = (
        np.median([each[k] for each in found], axis=0) for k in range(4)
    )
    falls = all((np.diff(each[0]) <= 1e-9).all() for each in found)
    return Curves(training, test, ridge, by_samples, falls)


def _repeat(rng: np.random.Generator) -> list[FloatArray]:
    V = rng.normal(size=(max(WIDTHS), INPUTS)) / np.sqrt(INPUTS)
    slope = rng.normal(size=INPUTS) / np.sqrt(INPUTS)
    X, X_test = rng.normal(size=(ROWS + max(SAMPLES), INPUTS)), rng.normal(size=(TEST_ROWS, INPUTS))
    y = X @ slope + NOISE * rng.normal(size=len(X))
    Phi, Phi_test = np.maximum(X @ V.T, 0), np.maximum(X_test @ V.T, 0)

    def errors(rows: int, width: int, ridge: float = 0.0) -> tuple[float, float]:
        features = Phi[:rows, :width]
        weights = _fitted(features, y[:rows], ridge)
        return (
            float(np.mean((features @ weights - y[:rows]) ** 2)),
            float(np.mean((Phi_test[:, :width] @ weights - X_test @ slope) ** 2)),
        )

    plain = np.array([errors(ROWS, width) for width in WIDTHS])
    ridge = np.array([errors(ROWS, width, RIDGE)[1] for width in WIDTHS])
    return [plain[:, 0], plain[:, 1], ridge, np.array([errors(n, ROWS)[1] for n in SAMPLES])]


def _fitted(features: FloatArray, y: FloatArray, ridge: float) -> FloatArray:
    """The weights of smallest norm, or those of ridge regression."""
    if not ridge:
        return np.asarray(np.linalg.lstsq(features, y, rcond=None)[0])
    kernel = features @ features.T + ridge * np.eye(len(y))
    return np.asarray(features.T @ np.linalg.solve(kernel, y))


def test_error(printed: str, start: str, end: str) -> Ruling:
    """Whether the test error ``falls`` or ``rises`` between two of `_places`."""
    before, after = _places()[start], _places()[end]
    errors = curves().test
    way = "falls" if errors[after] < errors[before] else "rises"
    told = (
        f"from {errors[before]:.2f} at {WIDTHS[before]} features to {errors[after]:.2f} at "
        f"{WIDTHS[after]}"
    )
    return _shown(way == printed, way, told)


def _places() -> dict[str, int]:
    """Where on the curve: its start, its lowest point before the threshold, that, its end."""
    threshold = WIDTHS.index(_threshold())
    best = int(np.argmin(curves().test[:threshold]))
    return {"first": 0, "best small": best, "threshold": threshold, "last": len(WIDTHS) - 1}


def _threshold() -> int:
    """The smallest width that fits every training row."""
    fits = np.flatnonzero(curves().training < 1e-9)
    if not fits.size:
        raise Unavailable("No width of the experiment fits all training rows.")
    return WIDTHS[int(fits[0])]


def peak(printed: str) -> Ruling:
    top = WIDTHS[int(np.argmax(curves().test))]
    threshold = _threshold()
    near = abs(top - threshold) <= NEAR * threshold
    told = f"highest at {top} features; from {threshold} on all {ROWS} training rows are fitted"
    return _shown(near and printed == "interpolation threshold", "interpolation threshold", told)


def training_error(printed: str) -> Ruling:
    errors = curves().training
    told = f"from {errors[0]:.2f} to {errors[-1]:.2f}, never up in any of the repeats"
    return _shown(curves().falls and printed == "falls", "falls", told)


def more_samples(printed: str) -> Ruling:
    errors = curves().by_samples
    worst = int(np.argmax(errors))
    way = "harm" if errors[worst] > errors[0] and worst > 0 else "help"
    told = (
        f"with {ROWS} features the test error is {errors[0]:.2f} after {SAMPLES[0]} samples and "
        f"{errors[worst]:.2f} after {SAMPLES[worst]}"
    )
    return _shown(way == printed, way, told)


def regularized(printed: str) -> Ruling:
    """Whether ridge regression has a test error that falls to a low threshold."""
    threshold = _places()["threshold"]
    plain, ridge = curves().test, curves().ridge
    avoided = (np.diff(ridge[: threshold + 1]) <= 0).all() and ridge[threshold] < plain[threshold]
    way = "avoids" if avoided else "keeps"
    told = (
        f"at the threshold the test error is {plain[threshold]:.2f}, and "
        f"{ridge[threshold]:.2f} with ridge regression"
    )
    return _shown(way == printed, way, told)


def _shown(agrees: bool, derived: str, told: str) -> Ruling:
    source = f"In an experiment with random features: {told}."
    return Ruling(HOLDS if agrees else IMPRECISE, derived, source)
