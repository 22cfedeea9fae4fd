"""Exercise 1's picture: the line a perceptron finds, and its mistakes epoch by epoch.

`perceptron_train` is called with ``max_epochs`` 1, 2, ...; the mistakes are counted here, with the
weights that came back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from nngrade.plots.asking import Functions
from nngrade.sized import FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FUNCTIONS = ("perceptron_train",)
SEED = 0
ETA = 0.5
POINTS = 40
REACH = 3.0  # the points lie between -3 and 3 in both directions
MARGIN = 0.15  # no point is nearer to the line that labelled them
MOST_EPOCHS, LEAST_EPOCHS = 60, 12


@dataclass(frozen=True)
class Points:
    """Points of the plane, `X` (m, 3) with a last column of ones, and labels `y` (m,)."""

    X: FloatArray
    y: FloatArray

    def mistakes(self, w: FloatArray) -> int:
        """How many points the weights `w` (3,) put on the wrong side."""
        return int(np.sum(np.where(self.X @ w >= 0, 1.0, -1.0) != self.y))


@dataclass(frozen=True)
class Learning:
    """The weights (3,) after each epoch, and the mistakes they make on their points."""

    points: Points
    weights: tuple[FloatArray, ...]
    mistakes: tuple[int, ...]


@dataclass(frozen=True)
class Data:
    """Points that a line separates, and the same ones with a label that no line can get right."""

    separable: Learning
    inseparable: Learning


def points(seed: int) -> Points:
    """Points labelled by a line that leaves a margin, in an order that mixes the classes."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0.2, 0.8) * np.pi / 2
    line = np.array([np.cos(angle), np.sin(angle), rng.choice([-1, 1]) * rng.uniform(1.2, 1.8)])
    drawn = rng.uniform(-REACH, REACH, size=(20 * POINTS, 2))
    X = np.column_stack([drawn, np.ones(len(drawn))])
    X = X[np.abs(X @ line) >= MARGIN][:POINTS]
    return Points(X, np.where(X @ line > 0, 1.0, -1.0))


def one_turned(given: Points) -> Points:
    """The same points, the one in the middle of the larger class with the other label."""
    y = given.y.copy()
    larger = y == (1.0 if y.sum() > 0 else -1.0)
    away = np.linalg.norm(given.X - given.X[larger].mean(axis=0), axis=1)
    middle = int(np.argmin(np.where(larger, away, np.inf)))
    y[middle] = -y[middle]
    return replace(given, y=y)


def collect(ask: Functions, seed: int) -> Data:
    """Trains on both sets of points. Raises `NoPicture`."""
    separable = points(seed)
    first = _learn(ask, separable, MOST_EPOCHS)
    return Data(first, _learn(ask, one_turned(separable), len(first.weights)))


def _learn(ask: Functions, given: Points, most: int) -> Learning:
    """Epoch after epoch, until one after the first without mistakes has been made."""
    weights: list[FloatArray] = []
    mistakes: list[int] = []
    for epochs in range(1, most + 1):
        args = [given.X, given.y, ETA, epochs]
        w = ask.first("perceptron_train", args, (3,), results=2)
        if not w[:2].any():
            raise ask.refused(
                "perceptron_train", "gives weights of 0 for x₁ and x₂, which make no line"
            )
        weights.append(w)
        mistakes.append(given.mistakes(w))
        if epochs >= LEAST_EPOCHS and mistakes[-2:] == [0, 0]:
            break
    return Learning(given, tuple(weights), tuple(mistakes))


def told(data: Data) -> str:
    """What is to be seen, in a sentence."""
    counts = data.separable.mistakes
    if counts[-1]:
        return (
            f"After {len(counts)} epochs your line still has {counts[-1]} of {POINTS} points wrong."
        )
    epochs = next(k for k in range(1, len(counts) + 1) if not any(counts[k - 1 :]))
    made = "1 epoch" if epochs == 1 else f"{epochs} epochs"
    return f"After {made} your line has all {POINTS} points right."


def draw(data: Data, not_passed: Sequence[str]) -> Figure:
    """Left the points with the line of some epochs, right the mistakes of all."""
    from nngrade.plots import style

    figure, (plane, course) = style.panels(
        "A perceptron learns from its mistakes", not_passed, "exercise1", (10, 4.6)
    )
    _draw_plane(plane, data.separable, data.inseparable.points)
    _draw_course(course, data)
    return figure


def _draw_plane(axes: Axes, learning: Learning, turned: Points) -> None:
    from nngrade.plots import style

    X, y = learning.points.X, learning.points.y
    for label, marker, color, face in (
        (1, "o", style.BLUE, style.BLUE),
        (-1, "^", style.ORANGE, "w"),
    ):
        axes.scatter(
            X[y == label, 0], X[y == label, 1],
            marker=marker, edgecolors=color, facecolors=face, s=42, zorder=3,
            label=f"class {label:+d}".replace("-", "−"),
        )  # fmt: skip
    axes.scatter(
        X[y != turned.y, 0], X[y != turned.y, 1],
        marker="o", edgecolors="k", facecolors="none", s=150, zorder=3,
        label="its label is turned\nfor the dashed curve",
    )  # fmt: skip
    for epoch, dashes in _shown(learning):
        w = learning.weights[epoch - 1]
        axes.plot(*_line(w), color="0.15", linestyle=dashes, label=f"line after epoch {epoch}")
    last = learning.weights[-1]
    grid = np.linspace(-REACH - 0.4, REACH + 0.4, 300)
    side = last[0] * grid[None, :] + last[1] * grid[:, None] + last[2]
    axes.contourf(grid, grid, side >= 0, levels=[-0.5, 0.5, 1.5], colors=["w", "0.9"], zorder=0)
    axes.set(
        title="Training points and decision boundary (shaded: +1)",
        xlabel="x₁", ylabel="x₂", aspect="equal",
        xlim=(grid[0], grid[-1]), ylim=(grid[0], grid[-1]),
    )  # fmt: skip
    axes.grid(visible=False)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _shown(learning: Learning) -> list[tuple[int, str]]:
    """The first epoch, one half way, and the one from which nothing changes, with their dashes."""
    same = [bool(np.array_equal(w, learning.weights[-1])) for w in learning.weights]
    last = same.index(True) + 1
    epochs = sorted({1, (1 + last) // 2, last})
    return list(zip(epochs, (":", "--", "-")[-len(epochs) :], strict=True))


def _line(w: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Two points, far outside the picture, of the line ``w[0] x1 + w[1] x2 + w[2] = 0``."""
    foot = -w[2] * w[:2] / (w[:2] @ w[:2])
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w[:2]) * 100
    ends = np.array([foot - along, foot + along])
    return ends[:, 0], ends[:, 1]


def _draw_course(axes: Axes, data: Data) -> None:
    from nngrade.plots import style

    named = (
        ("these points", data.separable),
        ("the same, one label turned:\nno line separates them", data.inseparable),
    )
    for pen, (label, learning) in zip(style.PENS, named, strict=False):
        epochs = range(1, len(learning.mistakes) + 1)
        axes.plot(epochs, learning.mistakes, label=label, **pen.line(markersize=4))
    axes.set(
        title="Mistakes with the weights after each epoch",
        xlabel="epoch", ylabel=f"mistakes on {POINTS} points", ylim=(-0.5, None),
    )  # fmt: skip
    style.whole_numbers(axes)
    axes.legend(loc="best")
