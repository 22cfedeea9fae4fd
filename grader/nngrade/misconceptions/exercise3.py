"""Exercise 3: what its derivation can be mistaken for, and mistakes that no changed step is."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.derivation import Derivation, Step
from nngrade.diagnosis.edits import exchanged
from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.exercise3_steps import STEP_MISTAKES, UPDATE_MISTAKES, loss
from nngrade.misconceptions.step_fits import TRAINING_FITS, UPDATE_FITS
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import FORWARD, WEIGHTS

GRADIENTS = tuple(f"grad_{w}" for w in WEIGHTS)
UPDATED = tuple(f"{w}_new" for w in WEIGHTS)

KINDS = (
    ("x1", "x2"),
    ("h1", "h2", "x1", "x2"),
    ("hidden_error1", "hidden_error2", "output_error"),
    *(WEIGHTS[i : i + 2] for i in (0, 2, 4)),
    ("w2", "w3"),
    ("w4", "w5"),
    ("y", "y_pred"),
)
ROLES = {
    "∂δ/∂h1 and ∂δ/∂h2": ("hidden_error1", "hidden_error2"),
    "the gradients of w1 to w4": GRADIENTS[:4],
    "the gradients of w5 and w6": GRADIENTS[4:],
    "every gradient": GRADIENTS,
    "h1 and h2": ("h1", "h2"),
}
SHARED = {
    "∂δ/∂h1 and ∂δ/∂h2": "Both begin with ∂δ/∂y' = y' − y: is that what stands there, in "
    "this order?",
    "the gradients of w1 to w4": "These four go through h1 and h2: look at what you multiply by "
    "there.",
    "the gradients of w5 and w6": "These two are ∂δ/∂y' times h1 and h2: look at what you multiply "
    "there.",
    "every gradient": "All six share the factor ∂δ/∂y' = y' − y: is that what stands there, in "
    "this order? `output_error(y, y_pred)` gives it.",
    "h1 and h2": "h1 = w1 x1 + w2 x2, h2 = w3 x1 + w4 x2: look at what becomes of them after that.",
}


def _after() -> Derivation:
    """The worked example with the forward pass once more, at the updated weights."""
    first = worked_example.DERIVATION
    anew = {w: f"{w}_new" for w in WEIGHTS} | {s.name: f"{s.name}_after" for s in FORWARD}
    second = (
        Step(f"{s.name}_after", f"{s.notation}(new)", exchanged(s, anew), s.sentence)
        for s in FORWARD
    )
    return Derivation("a training step", first.inputs, (*first.steps, *second))


def _network(w: Any, x: Any, y: Any, eta: Any = 0.0) -> dict[str, Any]:
    return {"x1": x[0], "x2": x[1], "y": y, "eta": eta, **dict(zip(WEIGHTS, w, strict=True))}


def _one_step(w: Any, grad: Any, eta: Any) -> dict[str, Any]:
    return {"w": w, "grad": grad, "eta": eta}


# All six weights move alike: one step for the whole array.
STEP = Derivation(
    "gradient step",
    ("w", "grad", "eta"),
    (
        Step(
            "w_new",
            "w(new)",
            "w - eta*grad",
            "Each weight moves against its own gradient, by the learning rate.",
        ),
    ),
)


def _relu_network(w: Any, x: Any) -> tuple[Any, Any]:
    h = np.array([w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]])
    return h, np.maximum(0.0, h)


def _with_relu(w: Any, x: Any, y: Any) -> Any:
    h, a = _relu_network(w, x)
    e = w[4] * a[0] + w[5] * a[1] - y
    d1, d2 = e * w[4] * (h[0] > 0), e * w[5] * (h[1] > 0)
    return np.array([d1 * x[0], d1 * x[1], d2 * x[0], d2 * x[1], e * a[0], e * a[1]])


def _difference(w: Any, x: Any, y: Any, step: float, sides: int) -> Any:
    """Numerical gradients, each weight moved by `step` to one side or to both."""
    found = []
    for index in range(6):
        move = np.eye(6)[index] * step
        back = loss(w - move, x, y) if sides == 2 else loss(w, x, y)
        found.append((loss(w + move, x, y) - back) / step)
    return np.array(found)


def _by_weights(w: Any, x: Any, y: Any) -> Any:
    """The last two gradients with w5 and w6 in the place of h1 and h2."""
    error = worked_example.values(w, x, y)["output_error"].value
    return np.append(worked_example.gradients(w, x, y).value[:4], error * np.asarray(w[4:]))


def _coarse(step: float) -> Misconception:
    return Misconception(
        "coarse forward difference",
        f"Your gradients are those of a forward difference with a step of {step:g}: near the "
        "gradients, but not them.",
        "The chain rule gives them exactly; a central difference would come much nearer.",
        lambda w, x, y: _difference(w, x, y, step, 1),
    )


GRADIENT_MISTAKES = (
    Misconception(
        "ReLU in the hidden layer",
        "Your gradients are those of a network with a ReLU on h1 and h2; this one has none.",
        "Here h1 and h2 are plain weighted sums: leave the ReLU and its 0 or 1 out.",
        _with_relu,
    ),
    Misconception(
        "factor 2 kept",
        "Your gradients are twice as large as they should be: those of a loss without its 1/2, or "
        "of a central difference divided by h where 2h belongs.",
        "δ = (y − y')²/2: the 2 of the square cancels the half. A central difference spans 2h.",
        lambda w, x, y: 2 * worked_example.gradients(w, x, y).value,
    ),
    *(_coarse(10.0**-digits) for digits in (1, 2, 3, 4, 5)),
    Misconception(
        "output weights in place of the hidden values",
        "Your ∂δ/∂w5 and ∂δ/∂w6 have w5 and w6 as a factor, where h1 and h2 belong.",
        "y' = w5 h1 + w6 h2: what is left of it when it is differentiated by w5?",
        _by_weights,
    ),
)


ERROR_SPACE = Space(
    Derivation("output error", ("y", "y_pred"), (worked_example.DERIVATION["output_error"],)),
    lambda y, y_pred: {"y": y, "y_pred": y_pred},
    ("output_error",),
    said={"y_pred": "y'"},
)
ERROR_MISTAKES = (
    Misconception(
        "the loss itself",
        "You returned the loss δ, not its derivative.",
        "Differentiate δ = (y − y')²/2 by y': how fast does the loss grow when y' does?",
        lambda y, y_pred: (y - y_pred) ** 2 / 2,
    ),
    Misconception(
        "relative error",
        "You returned the error as a share of the target: it is divided by y.",
        "The derivative is y' − y itself; nothing is divided.",
        lambda y, y_pred: (y_pred - y) / y,
    ),
)

# The steps that each check shows to be right when it passes.
CLEARED = {
    "output_error": ("output_error",),
    "gradients": tuple(
        step.name for step in worked_example.DERIVATION.steps if step.name not in (*UPDATED, "loss")
    ),
}

QUESTIONS = {
    "output_error": Known(ERROR_MISTAKES, ERROR_SPACE),
    "gradients": Known(
        GRADIENT_MISTAKES,
        Space(
            worked_example.DERIVATION,
            _network,
            GRADIENTS,
            KINDS,
            ROLES,
            cleared=CLEARED,
            shared=SHARED,
        ),
    ),
    "gradient_step": Known(
        UPDATE_MISTAKES,
        Space(STEP, _one_step, ("w_new",), (("w", "grad"),)),
        detectors=UPDATE_FITS,
    ),
    "train_step": Known(
        STEP_MISTAKES,
        Space(
            _after(),
            _network,
            (*UPDATED, "loss", "loss_after"),
            KINDS,
            ROLES,
            cleared=CLEARED,
            shared=SHARED,
        ),
        detectors=TRAINING_FITS,
    ),
}
