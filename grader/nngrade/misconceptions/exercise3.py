"""Exercise 3: what its derivation can be mistaken for, and mistakes that no changed step is."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.derivation import Derivation, Step
from nngrade.diagnosis.edits import exchanged
from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
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


def _loss(w: Any, x: Any, y: Any) -> float:
    """In plain numbers: a numerical gradient asks for many."""
    h1, h2 = w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]
    return float((y - (w[4] * h1 + w[5] * h2)) ** 2 / 2)


def _difference(w: Any, x: Any, y: Any, step: float, sides: int) -> Any:
    """Numerical gradients, each weight moved by `step` to one side or to both."""
    found = []
    for index in range(6):
        move = np.eye(6)[index] * step
        back = _loss(w - move, x, y) if sides == 2 else _loss(w, x, y)
        found.append((_loss(w + move, x, y) - back) / step)
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


def _sequentially(w: Any, x: Any, y: Any, eta: Any) -> Any:
    """Each gradient at the weights that were already changed."""
    new = np.array(w, dtype=float)
    for index in range(6):
        new[index] -= eta * worked_example.gradients(new, x, y).value[index]
    return new, _loss(w, x, y), _loss(new, x, y)


def _output_first(w: Any, x: Any, y: Any, eta: Any) -> Any:
    """The hidden gradients at the updated w5 and w6."""
    old = np.array(w, dtype=float)
    new = old - eta * worked_example.gradients(old, x, y).value
    error = worked_example.values(old, x, y)["output_error"].value
    hidden = np.array([new[4] * x[0], new[4] * x[1], new[5] * x[0], new[5] * x[1]]) * error
    new[:4] = old[:4] - eta * hidden
    return new, _loss(w, x, y), _loss(new, x, y)


def _step(losses: Any) -> Any:
    """A right step whose losses are `losses(before, after, derivation's values of both)`."""

    def answer(w: Any, x: Any, y: Any, eta: Any) -> Any:
        new = worked_example.train_step(w, x, y, eta)[0].value
        before, after = worked_example.values(w, x, y), worked_example.values(new, x, y)
        return (new, *losses(before, after))

    return answer


def _undone(w: Any, x: Any, y: Any, eta: Any) -> Any:
    new, before, after = worked_example.train_step(w, x, y, eta)
    worse = after.value > before.value
    return (w, before, before) if worse else (new, before, after)


def _predicted(w: Any, x: Any, y: Any, eta: Any) -> Any:
    new, before, _ = worked_example.train_step(w, x, y, eta)
    grad = worked_example.gradients(w, x, y).value
    return new, before, before.value - eta * grad @ grad


def _losses(name: str, message: str, hint: str, losses: Any) -> Misconception:
    return Misconception(name, message, hint, _step(losses))


STEP_MISTAKES = (
    Misconception(
        "updated one after another",
        "Each gradient is taken at weights of which some are updated already.",
        "Compute all six gradients at the old weights first; only then change them.",
        _sequentially,
    ),
    Misconception(
        "hidden gradients at the updated output weights",
        "The gradients of w1 to w4 use the updated w5 and w6.",
        "Take every gradient at the old weights, then update all six at once.",
        _output_first,
    ),
    Misconception(
        "a worse step undone",
        "Where the step makes the loss larger, the old weights came back.",
        "Return the step as it is, even when the loss grows: that is what a large eta does.",
        _undone,
    ),
    Misconception(
        "loss after guessed from the gradient",
        "Your loss_after is the loss that the slope predicts, not the loss of the new weights.",
        "Run the forward pass again with the new weights and take the loss of that.",
        _predicted,
    ),
    _losses(
        "both losses at the old weights",
        "Both losses are those of the old weights.",
        "loss_after needs a forward pass of its own, with the updated weights.",
        lambda b, a: (b["loss"], b["loss"]),
    ),
    _losses(
        "both losses at the new weights",
        "Both losses are those of the new weights.",
        "Take loss_before ahead of the update; does the update change w in place?",
        lambda b, a: (a["loss"], a["loss"]),
    ),
    _losses(
        "predictions in place of losses",
        "You returned the predictions y' in place of the losses, before and after.",
        "Put y and y' into the loss, δ = (y − y')²/2.",
        lambda b, a: (b["y_pred"], a["y_pred"]),
    ),
    _losses(
        "errors in place of losses",
        "You returned the errors y' − y in place of the losses, before and after.",
        "The loss is half the square of that error.",
        lambda b, a: (b["output_error"], a["output_error"]),
    ),
    _losses(
        "errors in place of losses, with the other sign",
        "You returned the errors y − y' in place of the losses, before and after.",
        "The loss is half the square of that error.",
        lambda b, a: (-b["output_error"], -a["output_error"]),
    ),
    _losses(
        "losses without the half",
        "Your losses are (y − y')², without the half.",
        "This loss carries a 1/2, which the 2 of its derivative cancels.",
        lambda b, a: (2 * b["loss"], 2 * a["loss"]),
    ),
)


def _update(answer: Any, name: str, message: str, hint: str) -> Misconception:
    return Misconception(name, message, hint, answer)


UPDATE_MISTAKES = (
    _update(
        lambda w, grad, eta: -eta * grad,
        "only the change",
        "You returned the change of the weights, −η · ∂δ/∂w, without the weights themselves.",
        "Add the change to the old weights and return the sum.",
    ),
    _update(
        lambda w, grad, eta: w - eta * np.mean(grad),
        "one mean gradient for all",
        "Every weight moves by the mean of all gradients.",
        "Each weight has a gradient of its own: subtract entry by entry.",
    ),
    _update(
        lambda w, grad, eta: np.append((w - eta * grad)[:4], w[4:]),
        "output weights frozen",
        "w5 and w6 keep their old values; only the first four move.",
        "All six weights learn: does a loop or a slice end too early?",
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
