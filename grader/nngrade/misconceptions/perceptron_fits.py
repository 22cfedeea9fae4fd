"""Exercise 1's training loop with a start or an order of rows that has to be found first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from nngrade.diagnosis.answers import Answers, Asked
from nngrade.diagnosis.space import FloatArray
from nngrade.misconceptions.perceptron_rules import loop
from nngrade.report import Diagnosis

NEAR = 1e-9
MOST_ROWS, MOST_EPOCHS, MOST_STATES = 6, 10, 40  # beyond them not every order can be tried
LARGEST_START, MOST_WEIGHTS = 2.5, 3  # of starts that are tried
Weights = tuple[float, ...]


def started_elsewhere(answers: Answers) -> Diagnosis | None:
    """Training that starts from small random weights: they are still in what came.

    Every case has whole numbers, so that an update moves each weight by a multiple of 2 η; what
    is left over beside such multiples is the start.
    """
    found: list[FloatArray] = []
    for each in sorted(answers.asked, key=lambda each: each.args[0].shape[1]):
        if each.args[0].shape[1] > MOST_WEIGHTS and found:
            continue
        start = _start(each)
        if start is None:
            return None
        found.append(start)
    like = ", ".join(f"{number:.2g}" for number in found[0])
    return Diagnosis(
        "starts from other weights",
        f"The weights do not start from zeros: your numbers are those of a start such as [{like}].",
        "Start with `w = np.zeros(n)`. A perceptron needs no random one: it has no units to tell "
        "apart.",
    )


def _start(each: Asked) -> Any:
    """The weights from which the right rule leads to what came; None where there are none."""
    X, y, eta, most = each.args
    w, epochs = _came(each)
    if w is None or w.shape != (X.shape[1],):
        return None
    left = w - 2 * eta * np.round(w / (2 * eta))
    sixteenths = left * 8 / eta
    if np.abs(sixteenths - np.round(sixteenths)).max() < 1e-6:  # no trace of a random number
        return None
    most_steps = int(LARGEST_START / (2 * eta))
    around = sorted(range(-most_steps, most_steps + 1), key=abs)
    for steps in sorted(product(around, repeat=len(w)), key=lambda steps: max(map(abs, steps))):
        start = left + 2 * eta * np.array(steps)
        run = loop(X, y, eta, most, start=start)
        if run.made == epochs and np.allclose(run.w, w, rtol=0, atol=NEAR):
            return start
    return None


def _came(each: Asked) -> tuple[Any, int]:
    """The weights and the epochs that came; None for the weights where they are none."""
    try:
        w, epochs = each.actual
        return np.asarray(w, dtype=float), int(epochs)
    except (TypeError, ValueError):
        return None, 0


def rows_in_another_order(answers: Answers) -> Diagnosis | None:
    """Rows shuffled, once or in every epoch: some order leads to what came, in every case.

    Tried where the rows are few; in the others the weights must fit if training ended early.
    """
    telling = False
    for each in answers.asked:
        w, epochs = _came(each)
        if w is None or w.shape != (each.args[0].shape[1],) or not 1 <= epochs <= each.args[3]:
            return None
        reached = _reachable(each, w, epochs)
        if reached is False:
            return None
        telling = telling or (reached is True and not each.right)
    if not telling:
        return None
    return Diagnosis(
        "rows in another order",
        "The rows are visited in another order than they stand in: your numbers are those of "
        "shuffled rows.",
        "Leave the shuffle out: `for x_i, y_i in zip(X, y)` takes them as they come, in every "
        "epoch alike.",
    )


def _reachable(each: Asked, w: Any, epochs: int) -> bool | None:
    """Whether some order of the rows in each epoch leads to `w`; None where that is too much."""
    X, y, eta, most = each.args
    rows = [(tuple(row), float(label)) for row, label in zip(X, y, strict=True)]
    if epochs < most and not _fits(tuple(w), rows):
        return False
    if len(rows) > MOST_ROWS or epochs > MOST_EPOCHS:
        return None
    states = {(0.0,) * X.shape[1]}
    for made in range(1, epochs + 1):
        if made < epochs or epochs < most:  # only an epoch that ends the training is clean
            states = {state for state in states if _fits(state, rows) == (made == epochs)}
        states = {new for state in states for new in _epoch(state, rows, eta)}
        if len(states) > MOST_STATES:
            return None
    return any(np.allclose(state, w, rtol=0, atol=NEAR) for state in states)


def _epoch(w: Weights, rows: list[tuple[Weights, float]], eta: float) -> set[Weights]:
    """The weights after one epoch, for every order of the rows."""
    reached = {0: {w}}  # by the rows visited so far, as bits
    for visited in range((1 << len(rows)) - 1):
        for state in reached.pop(visited, ()):
            for index, (x, y) in enumerate(rows):
                if not visited >> index & 1:
                    new = _updated(state, x, y, eta)
                    reached.setdefault(visited | 1 << index, set()).add(new)
    return reached[(1 << len(rows)) - 1]


def _updated(w: Weights, x: Weights, y: float, eta: float) -> Weights:
    if _label(w, x) == y:
        return w
    return tuple(a + 2 * eta * y * b for a, b in zip(w, x, strict=True))


def _label(w: Weights, x: Weights) -> float:
    return 1.0 if sum(a * b for a, b in zip(w, x, strict=True)) >= 0 else -1.0


def _fits(w: Weights, rows: list[tuple[Weights, float]]) -> bool:
    return all(_label(w, x) == y for x, y in rows)


FITS: tuple[Callable[[Answers], Diagnosis | None], ...] = (started_elsewhere, rows_in_another_order)
