# expect: passed
# style: from __future__ annotations, type hints, a NamedTuple returned
from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Trained(NamedTuple):
    w: Array
    epochs: int


def step(z: float | Array) -> Array:
    return np.asarray(np.greater_equal(z, 0.0), dtype=np.float64)


def sign(z: float | Array) -> Array:
    return np.asarray(step(z) * 2.0 - 1.0)


def predict(w: Array, X: Array) -> Array:
    return sign(X @ w[:, np.newaxis]).ravel()


def perceptron_update(w: Array, x: Array, y: float, eta: float) -> Array:
    return w + eta * y * x - eta * sign(w @ x) * x


def perceptron_train(X: Array, y: Array, eta: float, max_epochs: int) -> Trained:
    w: Array = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        if (after := one_epoch(w, X, y, eta)) is None:
            return Trained(w, epoch)
        w = after
    return Trained(w, max_epochs)


def one_epoch(w: Array, X: Array, y: Array, eta: float) -> Array | None:
    """The weights after one epoch; None when no row was misclassified."""
    clean = True
    for x, label in zip(X, y, strict=True):
        clean = clean and bool(sign(w @ x) == label)
        w = perceptron_update(w, x, label, eta)
    return None if clean else w
