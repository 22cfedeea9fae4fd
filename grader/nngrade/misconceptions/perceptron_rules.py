"""Exercise 1's training loop, and rules by which a row can move the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# From the weights, those that judge the row, the row, its label and η: the new weights, and
# whether the row counts as a mistake.
Rule = Callable[[Any, Any, Any, float, float], tuple[Any, bool]]


def right_rule(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    """The perceptron's own rule."""
    wrong = (1.0 if judge @ x >= 0 else -1.0) != y
    return (w + 2 * eta * y * x if wrong else w), wrong


@dataclass(frozen=True)
class Epochs:
    """What a run came to: weights, epochs made, the mistakes of each, whether it ended clean."""

    w: Any
    made: int
    mistakes: Sequence[int]

    @property
    def clean(self) -> bool:
        return not self.mistakes[-1] if self.mistakes else False


def loop(
    X: Any,
    y: Any,
    eta: float,
    epochs: int,
    *,
    rule: Rule = right_rule,
    start: Any = 0.0,
    after_row: Callable[[bool], bool] = lambda moved: False,
    frozen: bool = False,
    stops: Callable[[int], bool] = lambda mistakes: mistakes == 0,
    last_row: bool = False,
    anew: bool = False,
) -> Epochs:
    """Epochs of `rule`, row by row, until one `stops` training by the mistakes that it had.

    `after_row` ends an epoch early; with `frozen` an epoch's rows are judged at the weights that
    it began with; with `last_row` only the last row counts as a mistake; with `anew` every epoch
    begins with zero weights.
    """
    w = np.zeros(X.shape[1]) + start
    mistakes: list[int] = []
    while len(mistakes) < epochs and not (mistakes and stops(mistakes[-1])):
        mistakes.append(0)
        w = np.zeros(X.shape[1]) if anew else w
        judge = w
        for row, label in zip(X, y, strict=True):
            w, moved = rule(w, judge if frozen else w, row, label, eta)
            mistakes[-1] = moved + (0 if last_row else mistakes[-1])
            if after_row(moved):
                break
    return Epochs(w, len(mistakes), mistakes)


def mistaken(z: float, y: float) -> bool:
    return (1.0 if z >= 0 else -1.0) != y


def zero_one(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    """Compares with labels 0 and 1, so that rows of label −1 are wrong for ever."""
    z = judge @ x
    wrong = (1.0 if z >= 0 else 0.0) != y
    return (w + eta * (y - (1.0 if z >= 0 else -1.0)) * x if wrong else w), wrong


def every_row(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    return w + eta * y * x, mistaken(judge @ x, y)


def delta(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    return w + eta * (y - judge @ x) * x, mistaken(judge @ x, y)


def delta_on_mistakes(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    wrong = mistaken(judge @ x, y)
    return (w + eta * (y - judge @ x) * x if wrong else w), wrong


def thrown_away(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    return w, mistaken(judge @ x, y)


def without_eta(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    return right_rule(w, judge, x, y, 1.0)


def judged_after(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    new, _ = right_rule(w, judge, x, y, eta)
    return new, mistaken(new @ x, y)


def whole(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
    new, wrong = right_rule(w, judge, x, y, eta)
    return np.trunc(new), wrong
