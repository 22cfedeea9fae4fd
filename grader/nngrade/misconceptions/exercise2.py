"""Exercise 2: the forward pass of the worked example, layers, ReLU and the loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.derivation import Derivation
from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.networks import NETWORKS
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import FORWARD, WEIGHTS

NETWORK = Derivation("forward pass", ("x1", "x2", *WEIGHTS), FORWARD[:3])
KINDS = (
    *(WEIGHTS[i : i + 2] for i in (4, 0, 2)),
    ("w2", "w3"),
    ("w1", "w4"),
    ("x1", "x2", "h1", "h2"),
)
ROLES = {"h1 and h2": ("h1", "h2")}


def _given(w: Any, x: Any) -> dict[str, Any]:
    return {"x1": x[0], "x2": x[1], **dict(zip(WEIGHTS, w, strict=True))}


def _h(w: Any, x: Any) -> Any:
    return worked_example.hidden(w, x).value


def _activated(activation: Callable[[Any], Any]) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """`hidden` and `forward` with an activation on h1 and h2."""

    def forward(w: Any, x: Any) -> Any:
        return np.asarray(w[4:6]) @ activation(_h(w, x))

    return lambda w, x: activation(_h(w, x)), forward


def _relu(z: Any) -> Any:
    return np.maximum(0.0, z)


def _logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def _active(name: str, activation: Callable[[Any], Any]) -> tuple[Misconception, Misconception]:
    message = f"Your numbers are those of a network with {name} on h1 and h2; this one has none."
    hint = "h1 and h2 are plain weighted sums here: leave the activation out."
    hidden, forward = _activated(activation)
    return (
        Misconception(f"{name} in the hidden layer", message, hint, hidden),
        Misconception(f"{name} in the hidden layer", message, hint, forward),
    )


ACTIVATIONS = (_active("a ReLU", _relu), _active("tanh", np.tanh), _active("a sigmoid", _logistic))

HIDDEN = (
    *(pair[0] for pair in ACTIVATIONS),
    Misconception(
        "h1 alone",
        "Only h1 came; h2 is missing.",
        "Return both, as an array of two.",
        lambda w, x: _h(w, x)[0],
    ),
)
FORWARDS = (
    *(pair[1] for pair in ACTIVATIONS),
    Misconception(
        "ReLU at the output",
        "The prediction went through a ReLU; it may be negative here.",
        "y' is the plain sum w5 h1 + w6 h2.",
        lambda w, x: _relu(worked_example.forward(w, x).value),
    ),
    Misconception(
        "terms not added up",
        "Two numbers came, w5 h1 and w6 h2; the prediction is their sum.",
        "Add the two: y' is one number.",
        lambda w, x: np.asarray(w[4:6]) * _h(w, x),
    ),
    Misconception(
        "hidden layer skipped",
        "w5 and w6 are applied to x1 and x2; the hidden values are left out.",
        "y' weighs h1 and h2, which weigh x1 and x2.",
        lambda w, x: w[4] * x[0] + w[5] * x[1],
    ),
)
LOSS = (
    Misconception(
        "half inside the square",
        "The half is inside the square: ((y − y')/2)² came.",
        "Square first, then halve: (y − y')²/2.",
        lambda y, y_pred: ((y - y_pred) / 2) ** 2,
    ),
    Misconception(
        "only y' squared",
        "Only y' is squared: y − y'²/2 came.",
        "Put brackets around the difference: (y − y')**2 / 2.",
        lambda y, y_pred: y - y_pred**2 / 2,
    ),
    Misconception(
        "absolute error halved",
        "Half the absolute error |y − y'| came, without a square.",
        "The loss is half the *square* of the difference.",
        lambda y, y_pred: np.abs(y - y_pred) / 2,
    ),
    Misconception(
        "absolute error",
        "The absolute error |y − y'| came.",
        "The loss is half the square of the difference.",
        lambda y, y_pred: np.abs(y - y_pred),
    ),
    Misconception(
        "floor division",
        "The loss is rounded down to whole numbers, as `//` does.",
        "Divide with `/`.",
        lambda y, y_pred: (y - y_pred) ** 2 // 2,
    ),
    Misconception(
        "derivative in place of the loss",
        "The derivative y' − y came; the loss itself is asked for.",
        "δ = (y − y')²/2.",
        lambda y, y_pred: y_pred - y,
    ),
)
ERROR = Space(
    Derivation("loss", ("y", "y_pred"), (FORWARD[3],)),
    lambda y, y_pred: {"y": y, "y_pred": y_pred},
    ("loss",),
    said={"y_pred": "y'"},
)

QUESTIONS = {
    "hidden": Known(HIDDEN, Space(NETWORK, _given, ("h1", "h2"), KINDS, ROLES)),
    "forward": Known(FORWARDS, Space(NETWORK, _given, ("y_pred",), KINDS, ROLES)),
    "squared_error": Known(LOSS, ERROR),
    **{name: Known(mistakes) for name, mistakes in NETWORKS.items()},
}
