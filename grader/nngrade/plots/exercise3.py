"""Exercise 3's picture: the loss and the prediction along gradient steps of the worked example.

`train_step` is called again and again, each time with the weights it returned; loss and prediction
are computed here, from those weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nngrade.plots.asking import Functions
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import ETA, W, X, Y
from nngrade.sized import FloatArray

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FUNCTIONS = ("train_step",)
SEED = 0
RATES = (0.02, ETA, 0.3, 0.65)  # too careful, the tutorial's, too bold, and running away
STEPS = 12
LOST = 1e6  # a weight beyond this has run away; the course ends there


@dataclass(frozen=True)
class Course:
    """The losses and predictions before the first step and after each of the others."""

    eta: float
    losses: tuple[float, ...]
    predictions: tuple[float, ...]

    @property
    def lost(self) -> bool:
        """Whether the weights ran away."""
        return len(self.losses) <= STEPS


@dataclass(frozen=True)
class Data:
    """One course for each learning rate."""

    courses: tuple[Course, ...]


def collect(ask: Functions, seed: int) -> Data:
    """Takes the steps at every learning rate, always from the same start. Raises `NoPicture`."""
    return Data(tuple(_course(ask, eta) for eta in RATES))


def _course(ask: Functions, eta: float) -> Course:
    w: FloatArray = np.array(W)
    x = np.array(X)
    losses, predictions = [], []
    for step in range(STEPS + 1):
        prediction = worked_example.forward(w, x)
        predictions.append(float(prediction.value))
        losses.append(float(worked_example.squared_error(Y, prediction).value))
        if np.abs(w).max() > LOST or step == STEPS:
            break
        w = ask.first("train_step", [w, x, Y, eta], (6,), results=3)
    return Course(eta, tuple(losses), tuple(predictions))


def told(data: Data) -> str:
    """What is to be seen, in a sentence."""
    (course,) = (course for course in data.courses if course.eta == ETA)
    count = len(course.losses) - 1
    steps = "one step" if count == 1 else f"{count} steps"
    return (
        f"At eta = {ETA:g} the loss goes from {course.losses[0]:.4g} to {course.losses[-1]:.3g} in "
        f"{steps}, and the prediction from {course.predictions[0]:.4g} to "
        f"{course.predictions[-1]:.4g} (y = {Y:g})."
    )


def _remark(course: Course) -> str:
    if course.lost:
        return ", runs away"
    return ", the tutorial's" if course.eta == ETA else ""


def draw(data: Data, not_passed: Sequence[str]) -> Figure:
    """Left the loss on a logarithmic scale, right the prediction beside its target."""
    from nngrade.plots import style

    figure, (loss, prediction) = style.panels(
        "Gradient steps on the worked example", not_passed, "exercise3", (10, 4.4)
    )
    for pen, course in zip(style.PENS, data.courses, strict=True):
        steps = range(len(course.losses))
        label = f"η = {course.eta:g}" + _remark(course)
        loss.plot(steps, course.losses, label=label, **pen.line(markersize=4.5))
        prediction.plot(steps, course.predictions, label=label, **pen.line(markersize=4.5))
    prediction.axhline(Y, color="0.4", linewidth=1, label=f"the target, y = {Y:g}")
    loss.set(
        title="Loss (y − y′)² / 2, logarithmic scale",
        xlabel="step", ylabel="loss", yscale="log", ylim=(1e-7, 1e3),
    )  # fmt: skip
    prediction.set(title="Prediction y′", xlabel="step", ylabel="y′", ylim=(-2.0, 6.0))
    for axes in (loss, prediction):
        style.whole_numbers(axes)
    prediction.legend(loc="best")
    loss.legend(loc="best")
    return figure
