"""Exercise 1's training loop, gone wrong in one place each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Misconception

Moves = Callable[[float, float], bool]  # from the score and the label: is this row a mistake?


def _wrong(z: float, y: float) -> bool:
    return (1.0 if z >= 0 else -1.0) != y


def _loop(
    X: Any,
    y: Any,
    eta: float,
    epochs: int,
    *,
    moves: Moves = _wrong,
    start: float = 0.0,
    after_row: Callable[[bool], bool] = lambda moved: False,
    frozen: bool = False,
    whole: bool = False,
) -> tuple[Any, int, int, bool]:
    """Weights, epochs, mistakes of the last epoch, and whether that was clean.

    `after_row` ends an epoch early; with `frozen` an epoch's rows are judged at the weights that
    it began with; with `whole` the weights are whole numbers.
    """
    w = np.full(X.shape[1], start)
    count, mistakes = 0, 1
    while count < epochs and mistakes:
        count, mistakes = count + 1, 0
        judge = w.copy()
        for row, label in zip(X, y, strict=True):
            moved = moves((judge if frozen else w) @ row, label)
            if moved:
                mistakes += 1
                w = w + 2 * eta * label * row
                w = np.trunc(w) if whole else w
            if after_row(moved):
                break
    return w, count, mistakes, not mistakes


def _mistake(name: str, message: str, hint: str, answer: Callable[..., Any]) -> Misconception:
    return Misconception(name, message, hint, answer)


def _with(**how: Any) -> Callable[..., Any]:
    return lambda X, y, eta, epochs: _loop(X, y, eta, epochs, **how)[:2]


def _counted(count: Callable[[int, int, bool], int]) -> Callable[..., Any]:
    """Right weights, with another number for the epochs."""

    def answer(X: Any, y: Any, eta: float, epochs: int) -> Any:
        w, made, mistakes, clean = _loop(X, y, eta, epochs)
        return w, count(made, mistakes, clean)

    return answer


def _until_all_fit(X: Any, y: Any, eta: float, epochs: int) -> Any:
    """Stops as soon as an epoch's last weights are right for every row."""
    for count in range(1, epochs + 1):
        w = _loop(X, y, eta, count)[0]
        if not any(_wrong(row @ w, label) for row, label in zip(X, y, strict=True)):
            break
    return w, count


def _zero_one(X: Any, y: Any, eta: float, epochs: int) -> Any:
    """Compares with labels 0 and 1, so that rows of label −1 are wrong for ever."""
    w = np.zeros(X.shape[1])
    count, mistakes = 0, 1
    while count < epochs and mistakes:
        count, mistakes = count + 1, 0
        for row, label in zip(X, y, strict=True):
            if (1.0 if w @ row >= 0 else 0.0) != label:
                mistakes += 1
                w = w + eta * (label - (1.0 if w @ row >= 0 else -1.0)) * row
    return w, count


def _biased(X: Any, y: Any, eta: float, epochs: int) -> Any:
    ones = np.column_stack([np.ones(len(X)), X])
    return _loop(ones, y, eta, epochs)[:2]


LOOPS = (
    _mistake(
        "judged at the epoch's old weights",
        "Every row of an epoch is judged at the weights that the epoch began with.",
        "Use the weights as they are by then: each update counts for the next row.",
        _with(frozen=True),
    ),
    _mistake(
        "clean epoch not counted",
        "The last epoch, in which every row was right, is left out of the count.",
        "Count an epoch when it begins; the clean one is an epoch too.",
        _counted(lambda made, _, clean: made - 1 if clean else made),
    ),
    _mistake(
        "epochs counted from zero",
        "The number of epochs is one too small.",
        "`range(max_epochs)` starts at 0: the first epoch is number 1.",
        _counted(lambda made, mistakes, clean: made - 1),
    ),
    _mistake(
        "mistakes in place of epochs",
        "In place of the epochs the mistakes of the last epoch came.",
        "Return how many times you went through the rows.",
        _counted(lambda made, mistakes, clean: mistakes),
    ),
    _mistake(
        "max_epochs ignored",
        "It goes on after max_epochs, as long as rows are wrong.",
        "End the loop after max_epochs, whatever is still wrong.",
        lambda X, y, eta, epochs: _loop(X, y, eta, 1000)[:2],
    ),
    _mistake(
        "one epoch too many",
        "Where some row stays wrong it makes one epoch more than max_epochs.",
        "`<` or `<=`? `range(1, max_epochs + 1)` makes exactly max_epochs.",
        lambda X, y, eta, epochs: _loop(X, y, eta, epochs + 1)[:2],
    ),
    _mistake(
        "one epoch only",
        "Training ends after the first epoch.",
        "Is the `return` (or a `break`) one indentation too deep?",
        lambda X, y, eta, epochs: _loop(X, y, eta, 1)[:2],
    ),
    _mistake(
        "one update an epoch",
        "Only the first wrong row of an epoch is used.",
        "Go on with the next row after an update: the `break` is one too many.",
        _with(after_row=lambda moved: moved),
    ),
    _mistake(
        "epoch ends at a right row",
        "An epoch ends at the first row that is right.",
        "Go on to the next row: `continue` in place of `break`.",
        _with(after_row=lambda moved: not moved),
    ),
    _mistake(
        "starts from ones",
        "The weights start from ones; here they start from zeros.",
        "`np.zeros(n)` is the start.",
        _with(start=1.0),
    ),
    _mistake(
        "stops without a clean epoch",
        "It stops as soon as the weights fit every row, without an epoch in which nothing moved.",
        "Stop after an epoch that visited every row and found each one right.",
        _until_all_fit,
    ),
    _mistake(
        "ties always wrong",
        "A row with w · x = 0 counts as wrong whatever its label: y (w · x) <= 0.",
        "sign(0) is +1 here: compare sign(w · x) with the label.",
        _with(moves=lambda z, y: y * z <= 0),
    ),
    _mistake(
        "ties never wrong",
        "A row with w · x = 0 never counts as wrong, so that zero weights never move.",
        "sign(0) is +1 here: compare sign(w · x) with the label.",
        _with(moves=lambda z, y: y * z < 0),
    ),
    _mistake(
        "whole-number weights",
        "The weights lose what stands after the point at each update.",
        "Make the array of floats: `np.zeros(n)`, without `dtype=int`.",
        _with(whole=True),
    ),
    _mistake(
        "labels 0 and 1",
        "Rows of label −1 are never right: the comparison is made with labels 0 and 1.",
        "Compare with `sign`, not with `step`.",
        _zero_one,
    ),
    _mistake(
        "bias added",
        "There is one weight too many: a column of ones was put before X.",
        "This perceptron has no bias of its own: one weight for each column of X.",
        _biased,
    ),
)
