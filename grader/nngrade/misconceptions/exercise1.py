"""Exercise 1: thresholds, labels, the update. Its loop is in `perceptron_loops`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.perceptron_loops import LOOPS
from nngrade.references import perceptron


def sign(z: Any) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, -1.0)


def step(z: Any) -> Any:
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


def _logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


STEP = (
    Misconception(
        "zero on the wrong side",
        "Exactly at 0 your step is 0; here it is 1 there.",
        "The threshold belongs to the upper side: compare with `>=`.",
        lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0),
    ),
    Misconception(
        "one half at zero",
        "Exactly at 0 your step is one half; here it is 1 there.",
        "`np.heaviside` takes the value at 0 as its second argument; `>=` needs none.",
        lambda z: np.heaviside(z, 0.5),
    ),
    Misconception(
        "sign in place of step",
        "Below 0 your step answers −1: that is the sign; the step is 0 there.",
        "The step's two values are 1.0 and 0.0, the sign's are +1.0 and −1.0.",
        sign,
    ),
    Misconception(
        "logistic in place of step",
        "A smooth curve came: the logistic function, which only comes near to 0 and 1.",
        "The step jumps: 1.0 where z >= 0, else 0.0.",
        _logistic,
    ),
    Misconception(
        "sides exchanged",
        "1 came where z is negative, and 0 where it is not: the two sides are exchanged.",
        "In `np.where(condition, a, b)` a stands where the condition holds.",
        lambda z: np.where(np.asarray(z) >= 0, 0.0, 1.0),
    ),
    Misconception(
        "ReLU in place of step",
        "z itself came where it is positive: that is the ReLU.",
        "The step answers 1.0 there, however large z is.",
        lambda z: np.maximum(0.0, z),
    ),
)

SIGN = (
    Misconception(
        "zero on the wrong side",
        "Exactly at 0 your sign is −1; here it is +1 there.",
        "Zero counts as positive: compare with `>=`.",
        lambda z: np.where(np.asarray(z) > 0, 1.0, -1.0),
    ),
    Misconception(
        "zero at zero",
        "Exactly at 0 your sign is 0, as np.sign has it; a label is +1 or −1.",
        "Decide with `>=`: +1.0 at 0 and above, −1.0 below.",
        np.sign,
    ),
    Misconception(
        "step in place of sign",
        "Below 0 your sign answers 0: that is the step; the sign is −1 there.",
        "The sign's two values are +1.0 and −1.0.",
        step,
    ),
    Misconception(
        "sides exchanged",
        "The two sides are exchanged: −1 came where z is 0 or more, +1 below.",
        "In `np.where(condition, a, b)` a stands where the condition holds.",
        lambda z: -sign(z),
    ),
    Misconception(
        "divided by its magnitude",
        "z / |z| came, which is 0 / 0 exactly at zero.",
        "Compare z with 0 instead of dividing by its magnitude.",
        lambda z: np.asarray(z, dtype=float) / np.abs(z),
    ),
)


def _row(rule: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Labels by another rule of the score."""
    return lambda w, X: rule(X @ w)


PREDICT = (
    Misconception(
        "scores in place of labels",
        "The weighted sums w · x came; the labels are their signs.",
        "Take the sign of each sum.",
        _row(lambda z: z),
    ),
    Misconception(
        "zero on the wrong side",
        "A row exactly on the boundary, w · x = 0, gets −1; here it gets +1.",
        "Use your `sign`, or compare with `>=`.",
        _row(lambda z: np.where(z > 0, 1.0, -1.0)),
    ),
    Misconception(
        "label zero on the boundary",
        "A row exactly on the boundary gets 0, as np.sign has it; a label is +1 or −1.",
        "Use your own `sign`.",
        _row(np.sign),
    ),
    Misconception(
        "labels 0 and 1",
        "Your labels are 0 and 1; here they are −1 and +1.",
        "Use `sign` where you use `step`.",
        _row(step),
    ),
    Misconception(
        "labels turned",
        "Every label has its sign turned.",
        "+1 belongs to w · x >= 0.",
        _row(lambda z: -sign(z)),
    ),
    Misconception(
        "first weight taken for a bias",
        "The first weight is added as a bias, and the first column of X left out.",
        "Every weight has its column: w · x adds up all of them, without a bias.",
        lambda w, X: sign(w[0] + X[:, 1:] @ w[1:]),
    ),
    Misconception(
        "two features only",
        "Only the first two columns of X are weighed.",
        "`X @ w` takes as many columns as there are.",
        lambda w, X: sign(X[:, :2] @ w[:2]),
    ),
    Misconception(
        "two features only, the first and the last",
        "Only the first and the last column of X are weighed.",
        "`X @ w` takes as many columns as there are.",
        lambda w, X: sign(w[0] * X[:, 0] + w[-1] * X[:, -1]),
    ),
    Misconception(
        "one label for all rows",
        "All rows were added up to one score.",
        "`X @ w` gives a score for each row; leave the sum over rows out.",
        lambda w, X: sign((X @ w).sum()),
    ),
)


def _when(moves: Callable[..., Any]) -> Callable[..., Any]:
    """A step of 2 η y x where `moves` says so."""

    def answer(w: Any, x: Any, y: Any, eta: Any) -> Any:
        return w + 2 * eta * y * x if moves(w @ x, y) else w

    return answer


UPDATE = (
    Misconception(
        "moves at a tie",
        "A row exactly on the boundary moves the weights although its label +1 is right: "
        "y (w · x) <= 0 counts a tie as a mistake.",
        "sign(0) is +1 here: compare the label with sign(w · x).",
        _when(lambda z, y: y * z <= 0),
    ),
    Misconception(
        "stays at a tie",
        "A row exactly on the boundary never moves the weights, not even with label −1.",
        "sign(0) is +1 here, so that label −1 is wrong there.",
        _when(lambda z, y: y * z < 0),
    ),
    Misconception(
        "moves whether right or not",
        "The weights move by η y x for every row, right or wrong.",
        "y − sign(w · x) is 0 where the label is right: nothing moves then.",
        lambda w, x, y, eta: w + eta * y * x,
    ),
    Misconception(
        "half as far",
        "On a mistake the weights move by η y x, which is half of what the rule says.",
        "On a mistake y − y' is 2y, not y.",
        lambda w, x, y, eta: w + eta * y * x if sign(w @ x) != y else w,
    ),
    Misconception(
        "only the change",
        "The change η (y − y') x came, without the weights that it is added to.",
        "Add it to w and return the sum.",
        lambda w, x, y, eta: eta * (y - sign(w @ x)) * x,
    ),
    Misconception(
        "without x",
        "Every weight moves by the same amount: the factor x is missing.",
        "Each weight moves along its own input: η (y − y') x.",
        lambda w, x, y, eta: w + eta * (y - sign(w @ x)),
    ),
)

RULE = Space(
    perceptron.UPDATE,
    lambda w, x, y, eta: {"w": w, "x": x, "y": y, "eta": eta},
    ("w_new",),
    (("y", "label", "z"), ("w", "x")),
    said={"y": "y"},
)

QUESTIONS = {
    "step": Known(STEP),
    "sign": Known(SIGN),
    "predict": Known(PREDICT),
    "perceptron_update": Known(UPDATE, RULE),
    "perceptron_train": Known(LOOPS),
}
