"""Mistakes in a step of gradient descent, and in the two losses around it."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.diagnosis.known import Misconception
from nngrade.references import worked_example


def loss(w: Any, x: Any, y: Any) -> float:
    """In plain numbers: a numerical gradient asks for many."""
    h1, h2 = w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]
    return float((y - (w[4] * h1 + w[5] * h2)) ** 2 / 2)


def _sequentially(w: Any, x: Any, y: Any, eta: Any) -> Any:
    """Each gradient at the weights that were already changed."""
    new = np.array(w, dtype=float)
    for index in range(6):
        new[index] -= eta * worked_example.gradients(new, x, y).value[index]
    return new, loss(w, x, y), loss(new, x, y)


def _output_first(w: Any, x: Any, y: Any, eta: Any) -> Any:
    """The hidden gradients at the updated w5 and w6."""
    old = np.array(w, dtype=float)
    new = old - eta * worked_example.gradients(old, x, y).value
    error = worked_example.values(old, x, y)["output_error"].value
    hidden = np.array([new[4] * x[0], new[4] * x[1], new[5] * x[0], new[5] * x[1]]) * error
    new[:4] = old[:4] - eta * hidden
    return new, loss(w, x, y), loss(new, x, y)


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
