"""Exercise 2: the forward pass of the worked example, layers, ReLU and the loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.derivation import Derivation
from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.layers import logistic, relu
from nngrade.misconceptions.networks import NETWORKS
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import FORWARD, WEIGHTS

NETWORK = Derivation("forward pass", ("x1", "x2", *WEIGHTS), FORWARD[:3])
KINDS = (
    *(WEIGHTS[i : i + 2] for i in (4, 0, 2)),
    ("w2", "w3"),
    ("w4", "w5"),
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


def _active(name: str, activation: Callable[[Any], Any]) -> tuple[Misconception, Misconception]:
    message = f"Your numbers are those of a network with {name} on h1 and h2; this one has none."
    hint = "h1 and h2 are plain weighted sums here: leave the activation out."
    hidden, forward = _activated(activation)
    return (
        Misconception(f"{name} in the hidden layer", message, hint, hidden),
        Misconception(f"{name} in the hidden layer", message, hint, forward),
    )


ACTIVATIONS = (_active("a ReLU", relu), _active("tanh", np.tanh), _active("a sigmoid", logistic))

Hidden = Callable[[Any, Any], Any]


def _sides(hidden: Hidden) -> tuple[Hidden, Hidden]:
    """`hidden` gone wrong, and the `forward` that builds on it."""
    return hidden, lambda w, x: np.asarray(w[4:6]) @ hidden(w, x)


COLUMNS = _sides(lambda w, x: np.array([w[0] * x[0] + w[2] * x[1], w[1] * x[0] + w[3] * x[1]]))
READ_BY_COLUMNS = (
    "weights read by columns",
    "The weights are read column by column: w2 and w3 stand in each other's place.",
    "h1 weighs with w1 and w2, h2 with w3 and w4: `w[:4].reshape(2, 2) @ x` has them in rows.",
)
TURNED = _sides(lambda w, x: _h(w, np.asarray(x)[::-1]))
X_EXCHANGED = (
    "x1 and x2 exchanged",
    "x1 and x2 stand in each other's place in h1 and h2.",
    "w1 and w3 weigh x1, which is `x[0]`; w2 and w4 weigh x2.",
)
ALIKE = _sides(lambda w, x: np.repeat(_h(w, x)[0], 2))
SAME_WEIGHTS = (
    "w1 and w2 for both",
    "h2 is computed with w1 and w2, so that it equals h1.",
    "h2 has weights of its own: w3, `w[2]`, and w4, `w[3]`.",
)

HIDDEN = (
    *(pair[0] for pair in ACTIVATIONS),
    Misconception(*READ_BY_COLUMNS, COLUMNS[0]),
    Misconception(*X_EXCHANGED, TURNED[0]),
    Misconception(*SAME_WEIGHTS, ALIKE[0]),
    Misconception(
        "h1 and h2 exchanged",
        "h1 and h2 are right, but each stands in the other's place.",
        "h1 comes first: `np.array([h1, h2])`.",
        lambda w, x: _h(w, x)[::-1],
    ),
    Misconception(
        "h1 alone",
        "You returned only h1; h2 is missing.",
        "Return both, as an array of two: `np.array([h1, h2])`.",
        lambda w, x: _h(w, x)[0],
    ),
    Misconception(
        "h2 alone",
        "You returned only h2; h1 is missing.",
        "Return both, as an array of two: `np.array([h1, h2])`.",
        lambda w, x: _h(w, x)[1],
    ),
    Misconception(
        "weights counted from one",
        "w1 is taken from `w[1]`, so that every weight is the next one.",
        "Indices start at 0: w1 is `w[0]`, and w4 is `w[3]`.",
        lambda w, x: _h(np.roll(w, -1), x),
    ),
    Misconception(
        "terms not added up",
        "You returned four numbers, the products; h1 and h2 are their sums.",
        "Add up the two products of each unit.",
        lambda w, x: np.asarray(w[:4]).reshape(2, 2) * x,
    ),
    Misconception(
        "all six weights on x",
        "You returned three numbers: w5 and w6 weigh x as well.",
        "Only w1 to w4 weigh x; w5 and w6 weigh h1 and h2, in `forward`.",
        lambda w, x: np.asarray(w).reshape(3, 2) @ x,
    ),
)
FORWARDS = (
    *(pair[1] for pair in ACTIVATIONS),
    Misconception(*READ_BY_COLUMNS, COLUMNS[1]),
    Misconception(*X_EXCHANGED, TURNED[1]),
    Misconception(*SAME_WEIGHTS, ALIKE[1]),
    Misconception(
        "hidden values returned",
        "You returned h1 and h2; the prediction weighs them once more.",
        "Weigh them and add up: y' = w5 h1 + w6 h2, one number.",
        _h,
    ),
    Misconception(
        "output weights one too early",
        "h1 and h2 are weighed with w4 and w5.",
        "w5 and w6 are the last two: `w[4]` and `w[5]`.",
        lambda w, x: np.asarray(w[3:5]) @ _h(w, x),
    ),
    Misconception(
        "output weights left out",
        "h1 and h2 are added up as they are, without w5 and w6.",
        "Weigh each first: y' = w5 h1 + w6 h2.",
        lambda w, x: _h(w, x).sum(),
    ),
    Misconception(
        "ReLU at the output",
        "The prediction went through a ReLU; it may be negative here.",
        "Return the plain sum w5 h1 + w6 h2: nothing bends the output.",
        lambda w, x: relu(worked_example.forward(w, x).value),
    ),
    Misconception(
        "terms not added up",
        "You returned two numbers, w5 h1 and w6 h2; the prediction is their sum.",
        "Add the two: y' is one number.",
        lambda w, x: np.asarray(w[4:6]) * _h(w, x),
    ),
    Misconception(
        "sigmoid at the output",
        "The prediction went through a sigmoid: it lies between 0 and 1.",
        "Return the plain sum w5 h1 + w6 h2: nothing bends the output.",
        lambda w, x: logistic(worked_example.forward(w, x).value),
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
        "half left out",
        "You returned (y − y')², without the half.",
        "Divide by 2: the half cancels the 2 of the derivative later on.",
        lambda y, y_pred: (y - y_pred) ** 2,
    ),
    Misconception(
        "sign turned",
        "You returned a negative loss: there is a minus in front of (y − y')²/2.",
        "A square has no sign, and a loss counts up from 0: leave the minus out.",
        lambda y, y_pred: -((y - y_pred) ** 2) / 2,
    ),
    Misconception(
        "sum in place of the difference",
        "y and y' are added before the square: you returned (y + y')²/2.",
        "The error is their difference, y − y'.",
        lambda y, y_pred: (y + y_pred) ** 2 / 2,
    ),
    Misconception(
        "difference of two squares",
        "y and y' are squared one by one: you returned (y² − y'²)/2.",
        "Subtract first, then square: (y − y')**2 / 2.",
        lambda y, y_pred: (y**2 - y_pred**2) / 2,
    ),
    Misconception(
        "half inside the square",
        "The half is inside the square: you returned ((y − y')/2)².",
        "Square first, then halve: (y − y')²/2.",
        lambda y, y_pred: ((y - y_pred) / 2) ** 2,
    ),
    Misconception(
        "only y' squared",
        "Only y' is squared: you returned y − y'²/2.",
        "Put brackets around the difference: (y − y')**2 / 2.",
        lambda y, y_pred: y - y_pred**2 / 2,
    ),
    Misconception(
        "absolute error halved",
        "You returned half the absolute error |y − y'|, without a square.",
        "The loss is half the *square* of the difference.",
        lambda y, y_pred: np.abs(y - y_pred) / 2,
    ),
    Misconception(
        "absolute error",
        "You returned the absolute error |y − y'|.",
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
        "You returned the derivative y' − y; the loss itself is asked for.",
        "Return the loss itself, δ = (y − y')²/2.",
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
    "forward": Known(
        FORWARDS,
        Space(NETWORK, _given, ("y_pred",), KINDS, ROLES, cleared={"hidden": ("h1", "h2")}),
    ),
    "squared_error": Known(LOSS, ERROR),
    **NETWORKS,
}
