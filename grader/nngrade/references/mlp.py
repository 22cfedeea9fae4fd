"""Layers, losses and the ReLU network in NumPy, each answer with the size of its terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nngrade.sized import Sized, relu, sized


def linear(W: Any, b: Any, X: Any) -> Sized:
    """(m, n_out): ``X @ W + b`` for `X` (m, n_in), `W` (n_in, n_out), `b` (n_out,)."""
    product: Sized = sized(X) @ sized(W)
    return product + sized(b)


def mlp(layers: Sequence[tuple[Any, Any]], X: Any) -> Sized:
    """ReLU after each layer but the last; each layer is ``(W, b)`` laid out as in `linear`."""
    activation: Sized = sized(X)
    for W, b in layers[:-1]:
        activation = relu(linear(W, b, activation))
    W, b = layers[-1]
    return linear(W, b, activation)


def mlp_forward(params: Mapping[str, Any], X: Any) -> Sized:
    """(m, 1): the network with parameters ``W1 b1 … WL bL``."""
    depth = len(params) // 2
    return mlp([(params[f"W{k}"], params[f"b{k}"]) for k in range(1, depth + 1)], X)


def mse(y_pred: Any, y: Any) -> Sized:
    """Scalar: mean squared error of `y_pred` (m, 1) against `y` (m,)."""
    errors: Sized = sized(y_pred).reshape(-1) - y
    return (errors**2).mean()
