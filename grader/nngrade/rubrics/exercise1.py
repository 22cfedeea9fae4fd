"""Exercise 1: the perceptron."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from nngrade import inputs, sized
from nngrade.compare import Rules
from nngrade.references import perceptron
from nngrade.rubric import Case, Exercise, Question, Shrink

SIMPLE, WHOLE, RANDOM = "a simple number", "small whole numbers", "random numbers"


def elementwise_cases(rng: Generator) -> list[Case]:
    """Floats, NumPy scalars and arrays, zero of both signs among them: the step is at 0."""
    return [
        Case((2.0,), label=SIMPLE),
        Case((-1.0,), label=SIMPLE),
        Case((0.0,), label="exactly zero"),
        Case((np.float64(-0.5),), label="a NumPy number"),
        Case((-0.0,), label="negative zero, which equals 0"),
        Case((np.array([-2.0, 0.0, 3.0]),), label="an array with a zero"),
        Case((np.array([-0.0, -1e-12, 1e-12]),), label="numbers next to zero"),
        Case((inputs.small_integers(rng, 2, 3),), label=WHOLE),
        Case((inputs.away_from_zero(rng, 7),)),
        Case((inputs.away_from_zero(rng, 2, 3, 4),)),
        Case((np.float64(inputs.number(rng)),)),
    ]


def predict_cases(rng: Generator) -> list[Case]:
    """Ties at exactly zero come from whole numbers; one row, one column and more."""
    cases = [
        Case((np.array([1.0, -1.0]), np.array([[2.0, 1.0]])), label="one row"),
        Case((np.array([1.0, -1.0]), np.array([[2.0, 2.0], [0.0, 1.0]])), label="a tie at zero"),
        Case((np.zeros(1), np.array([[-1.0], [2.0]])), label="a weight of zero"),
        Case((np.zeros(3), inputs.small_integers(rng, 2, 3)), label="zero weights"),
    ]
    for m, n in ((5, 3), (3, 5), (8, 2), (2, 1)):
        w = inputs.small_integers(rng, n)
        cases.append(Case((w, inputs.small_integers(rng, m, n)), label=WHOLE))
    for m, n in ((6, 4), (4, 6)):
        cases.append(Case(_clear_of_zero(rng, m, n)))
    return cases


def _clear_of_zero(rng: Generator, m: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Random weights and rows, none of them near the boundary that decides."""
    while True:
        w, X = inputs.away_from_zero(rng, n), inputs.away_from_zero(rng, m, n)
        if np.abs(X @ w).min() > 1e-3:
            return w, X


def update_cases(rng: Generator) -> list[Case]:
    """A wrong row of each label, a right one, a tie; then random ones with exact arithmetic."""
    x = np.array([1.0, 2.0])
    cases = [
        Case((np.array([1.0, 1.0]), x, -1.0, 0.5), label="a misclassified row"),
        Case((np.array([-1.0, -1.0]), x, 1.0, 0.25), label="a misclassified row"),
        Case((np.array([1.0, 1.0]), x, 1.0, 0.5), label="a row that is right already"),
        Case((np.array([2.0, -1.0]), x, -1.0, 0.5), label="a tie at zero, label -1"),
        Case((np.array([2.0, -1.0]), x, 1.0, 0.5), label="a tie at zero, label +1"),
    ]
    for n, y, eta in (
        (3, 1.0, 0.5),
        (3, -1.0, 0.25),
        (5, 1.0, 0.25),
        (5, -1.0, 0.5),
        (1, -1.0, 2.0),
    ):
        w, x = inputs.small_integers(rng, n), inputs.small_integers(rng, n)
        cases.append(Case((w, x, y, eta), label=WHOLE))
        cases.append(Case((w, x, float(rng.choice([-1.0, 1.0])), eta), label=WHOLE))
    w, X = _clear_of_zero(rng, 1, 4)
    wrong = -1.0 if X[0] @ w >= 0 else 1.0
    cases.append(Case((w, X[0], wrong, 0.1)))
    return cases


def train_cases(rng: Generator) -> list[Case]:
    """Separable and not, cut short and not, ties from the zero start; whole numbers throughout."""
    one = np.array([[1.0, 2.0]])
    slow = np.array([[1.0, 4.0], [1.0, 1.0]])
    xor = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 1.0, 1.0]])
    cases = [
        Case((one, np.array([1.0]), 0.5, 10), label="one row, right from the start"),
        Case((one, np.array([-1.0]), 0.5, 10), label="one row that needs an update"),
        Case((xor, np.array([-1.0, 1.0, 1.0, 1.0]), 0.5, 50), label="the OR function"),
        Case((xor, np.array([-1.0, -1.0, -1.0, 1.0]), 0.25, 50), label="the AND function"),
        Case((xor, np.array([-1.0, 1.0, 1.0, -1.0]), 0.5, 120), label="XOR, which has no solution"),
        Case((xor, np.array([-1.0, -1.0, -1.0, 1.0]), 0.5, 1), label="AND, one epoch only"),
        Case((slow, np.array([-1.0, 1.0]), 0.5, 50), label="a row that is missed again and again"),
    ]
    for m, n, eta in ((5, 2, 0.5), (8, 3, 0.25), (12, 4, 0.5)):
        X = inputs.small_integers(rng, m, n)
        y = np.where(X @ inputs.small_integers(rng, n) >= 0, 1.0, -1.0)
        cases.append(Case((X, y, eta, 200), label="separable whole numbers"))
    X = inputs.small_integers(rng, 9, 3)
    cases.append(Case((X, inputs.labels(rng, 9), 0.25, 6), label="random labels"))
    cases.append(Case((X[:6], inputs.labels(rng, 6), 0.5, 2), label="random labels"))
    return cases


EXERCISE = Exercise(
    "exercise1",
    "The perceptron",
    (
        Question(
            "step",
            "0/1 threshold, elementwise",
            1.0,
            ("z",),
            elementwise_cases,
            "A number and an array alike are asked one question, entry by entry: is it 0 or more? "
            "np.where turns the answers into numbers.",
            reference=sized.step,
            shrink=Shrink(numbers=("z",), rows=("z",)),
        ),
        Question(
            "sign",
            "-1/+1 threshold, elementwise",
            1.0,
            ("z",),
            elementwise_cases,
            "sign(z) is +1.0 where z >= 0, zero included, and -1.0 elsewhere; np.sign answers 0 "
            "at 0, which is no label.",
            reference=sized.sign,
            shrink=Shrink(numbers=("z",), rows=("z",)),
        ),
        Question(
            "predict",
            "labels of the rows of X",
            2.0,
            ("w", "X"),
            predict_cases,
            "Weigh each row of X with w (one number a row), then take the sign of each.",
            reference=perceptron.predict,
            shrink=Shrink(numbers=("w", "X"), rows=("X",)),
            after=("sign",),
        ),
        Question(
            "perceptron_update",
            "the weights after one example",
            3.0,
            ("w", "x", "y", "eta"),
            update_cases,
            "w + eta * (y - sign(w @ x)) * x: nothing moves when the label is right already. "
            "Return new weights and leave w as it was.",
            reference=perceptron.perceptron_update,
            shrink=Shrink(numbers=("w", "x"), positive=("eta",)),
            after=("sign",),
        ),
        Question(
            "perceptron_train",
            "epochs of updates, row by row",
            3.0,
            ("X", "y", "eta", "max_epochs"),
            train_cases,
            "Start from zeros, update after each row in order, count each epoch, and stop after "
            "the first epoch in which every row was right when it was visited.",
            reference=perceptron.perceptron_train,
            shrink=Shrink(numbers=("X",), positive=("eta", "max_epochs"), rows=("X", "y")),
            rules=Rules(results=("w", "epochs")),
            after=("sign", "perceptron_update"),
        ),
    ),
)
