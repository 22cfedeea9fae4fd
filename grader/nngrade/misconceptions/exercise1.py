"""Exercise 1: labels and the update. The loop is in `perceptron_loops`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.perceptron_fits import FITS
from nngrade.misconceptions.perceptron_loops import LOOPS
from nngrade.misconceptions.perceptron_stops import STOPS
from nngrade.misconceptions.threshold_edges import comparisons, other_labels
from nngrade.misconceptions.thresholds import SIGN, STEP, logistic, sign, step
from nngrade.references import perceptron


def _row(rule: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Labels by another rule of the score."""
    return lambda w, X: rule(X @ w)


PREDICT = (
    Misconception(
        "scores in place of labels",
        "You returned the weighted sums w · x; the labels are their signs.",
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
        "Decide with `>=`, in `sign` as well: exactly 0 is on the side of +1.",
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
        "first and last feature only",
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
    Misconception(
        "terms not added up",
        "Each w · x came in pieces: the sign of every term, not of their sum.",
        "Add up over the columns first: `X @ w`, or `(X * w).sum(axis=1)`.",
        lambda w, X: sign(X * w),
    ),
    Misconception(
        "last weight taken for a bias",
        "The last weight is added as a bias, and the last column of X left out.",
        "Every weight has its column: w · x adds up all of them, without a bias.",
        lambda w, X: sign(X[:, :-1] @ w[:-1] + w[-1]),
    ),
    Misconception(
        "bias of 1",
        "1 is added to every score, as if there were a column of ones.",
        "Here the score is w · x alone: this perceptron has no bias.",
        _row(lambda z: sign(z + 1)),
    ),
    Misconception(
        "probabilities in place of labels",
        "You returned the logistic function of each score, numbers between 0 and 1.",
        "Take the sign of each sum: +1 or −1.",
        _row(logistic),
    ),
    Misconception(
        "distances in place of labels",
        "You returned each row's distance from the boundary, w · x / |w|.",
        "Only the side matters: take the sign of each sum.",
        lambda w, X: X @ w / np.linalg.norm(w),
    ),
    *comparisons(
        "w · x",
        "+1",
        "−1",
        lambda compare: _row(lambda z: np.where(compare(z), 1.0, -1.0)),
    ),
)


def _when(moves: Callable[..., Any]) -> Callable[..., Any]:
    """A step of 2 η y x where `moves` says so."""

    def answer(w: Any, x: Any, y: Any, eta: Any) -> Any:
        return w + 2 * eta * y * x if moves(w @ x, y) else w

    return answer


def _moved(change: Callable[..., Any]) -> Callable[..., Any]:
    """The weights and some other change than η (y − y') x; y' comes last."""
    return lambda w, x, y, eta: w + change(w, x, y, eta, sign(w @ x))


def _one_after_another(w: Any, x: Any, y: Any, eta: Any) -> Any:
    """Each weight moves by the label of the weights that were moved before it."""
    new = np.array(w, dtype=float)
    for index, part in enumerate(x):
        new[index] += eta * (y - sign(new @ x)) * part
    return new


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
        "You returned the change η (y − y') x, without the weights that it is added to.",
        "Add it to w and return the sum.",
        lambda w, x, y, eta: eta * (y - sign(w @ x)) * x,
    ),
    Misconception(
        "without x",
        "Every weight moves by the same amount: the factor x is missing.",
        "Each weight moves along its own input: η (y − y') x.",
        _moved(lambda w, x, y, eta, label: eta * (y - label)),
    ),
    Misconception(
        "step the wrong way",
        "The weights move away from the label: η (y − y') x is subtracted.",
        "Add it: w + η (y − y') x turns w towards a missed x of label +1.",
        _moved(lambda w, x, y, eta, label: -eta * (y - label) * x),
    ),
    Misconception(
        "eta left out",
        "The weights move by (y − y') x: the learning rate η is missing.",
        "Multiply the change by eta.",
        _moved(lambda w, x, y, eta, label: (y - label) * x),
    ),
    Misconception(
        "labels 0 and 1",
        "y' is 0 or 1 in your update, the step of w · x; here labels are −1 and +1.",
        "Use `sign` where you use `step`: y − y' is then −2, 0 or +2.",
        _moved(lambda w, x, y, eta, label: eta * (y - step(w @ x)) * x),
    ),
    Misconception(
        "score in place of the label",
        "The weights move by η (y − w · x) x: the score w · x stands where its sign belongs. "
        "(That is the delta rule, which learns from right rows too.)",
        "Take the sign first: y' = sign(w · x), then y − y'.",
        _moved(lambda w, x, y, eta, label: eta * (y - w @ x) * x),
    ),
    Misconception(
        "np.sign at a tie",
        "At a tie, w · x = 0, your y' is 0, as np.sign has it: the weights move half as far.",
        "sign(0) is +1 here: use your own `sign`.",
        _moved(lambda w, x, y, eta, label: eta * (y - np.sign(w @ x)) * x),
    ),
    Misconception(
        "tie on the wrong side",
        "At a tie, w · x = 0, your y' is −1; here it is +1 there.",
        "sign(0) is +1 here: use your own `sign`, or compare with `>=`.",
        _moved(lambda w, x, y, eta, label: eta * (y - (1.0 if w @ x > 0 else -1.0)) * x),
    ),
    Misconception(
        "moves where right",
        "The weights move where the label is right already, and stay where it is wrong.",
        "Turn the condition round: a mistake is sign(w · x) != y.",
        _when(lambda z, y: sign(z) == y),
    ),
    Misconception(
        "twice as far",
        "On a mistake the weights move by 4 η y x, twice as far as the rule says.",
        "y − y' is 2y on a mistake already: no further 2.",
        _moved(lambda w, x, y, eta, label: 2 * eta * (y - label) * x),
    ),
    Misconception(
        "x scaled to length 1",
        "The weights move along x / |x|, as if x had length 1.",
        "Take x as it is: η (y − y') x.",
        _moved(lambda w, x, y, eta, label: eta * (y - label) * x / np.linalg.norm(x)),
    ),
    Misconception(
        "updated one after another",
        "Each weight moves by a label that is worked out anew with the weights already moved.",
        "Work out y' once, with the old weights; then move them all.",
        _one_after_another,
    ),
    Misconception(
        "without the sign of the error",
        "On a mistake the weights move along +x, whatever the label: the sign of y − y' is lost.",
        "y − y' is −2 where the label is −1: multiply by it, or by y.",
        _moved(lambda w, x, y, eta, label: eta * np.abs(y - label) * x),
    ),
    Misconception(
        "score in place of the label",
        "On a mistake the weights move by η (y − w · x) x: the score w · x stands where its sign "
        "belongs.",
        "Take the sign first: y' = sign(w · x), then y − y'.",
        _moved(lambda w, x, y, eta, label: eta * (y - w @ x) * x * (label != y)),
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
    "step": Known(STEP, detectors=(other_labels,)),
    "sign": Known(SIGN, detectors=(other_labels,)),
    "predict": Known(PREDICT, detectors=(other_labels,)),
    "perceptron_update": Known(UPDATE, RULE),
    "perceptron_train": Known((*LOOPS, *STOPS), detectors=FITS),
}
