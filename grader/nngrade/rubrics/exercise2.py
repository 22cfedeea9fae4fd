"""Exercise 2: the forward pass."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.random import Generator

from nngrade import inputs, sized
from nngrade.references import mlp, worked_example
from nngrade.references.worked_example_forward import W, X, Y
from nngrade.rubric import Case, Exercise, Question, Shrink

WORKED, WHOLE = "the worked example", "small whole numbers"


def network_cases(rng: Generator) -> list[Case]:
    """The worked example, zeros, whole numbers, random ones of both signs."""
    cases = [Case((np.array(W), np.array(X)), label=WORKED)]
    cases += [Case((w, x), label=label) for w, x, label in zeros()]
    for _ in range(2):
        case = (inputs.small_integers(rng, 6), inputs.small_integers(rng, 2))
        cases.append(Case(case, label=WHOLE))
    cases += [
        Case((inputs.away_from_zero(rng, 6), inputs.away_from_zero(rng, 2))) for _ in range(4)
    ]
    return cases


def zeros() -> list[tuple[np.ndarray, np.ndarray, str]]:
    """Networks that a division by a weight or by an input does not survive."""
    no_w5, no_w1 = np.array(W), np.array(W)
    no_w5[4] = no_w1[0] = 0.0
    return [
        (no_w5, np.array(X), "the worked example with w5 = 0"),
        (no_w1, np.array([0.0, 2.0]), "w1 = 0 and x1 = 0"),
    ]


def error_cases(rng: Generator) -> list[Case]:
    """Errors of both signs and none."""
    y_pred = float(worked_example.forward(W, X).value)
    cases = [
        Case((Y, y_pred), label=WORKED),
        Case((1.0, 3.0), label=WHOLE),
        Case((3.0, -1.0), label=WHOLE),
        Case((2.0, 2.0), label="no error"),
    ]
    return cases + [Case((inputs.number(rng), inputs.number(rng))) for _ in range(4)]


def linear_cases(rng: Generator) -> list[Case]:
    """A square matrix first: it fits the wrong way round too. Then every size different."""
    square = (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, -1.0]))
    cases = [Case((*square, np.array([[1.0, 2.0], [3.0, 5.0]])), label="2 × 2 throughout")]
    for m, n_in, n_out, draw, label in (
        (1, 2, 3, inputs.small_integers, WHOLE),
        (2, 3, 1, inputs.small_integers, WHOLE),
        (4, 3, 2, inputs.away_from_zero, "random numbers"),
        (5, 2, 5, inputs.away_from_zero, "random numbers"),
        (3, 6, 4, inputs.away_from_zero, "random numbers"),
    ):
        arguments = (draw(rng, n_in, n_out), draw(rng, n_out), draw(rng, m, n_in))
        cases.append(Case(arguments, label=label))
    return cases


def relu_cases(rng: Generator) -> list[Case]:
    """Numbers, NumPy numbers and arrays of any shape."""
    return [
        Case((2.0,), label="a positive number"),
        Case((-2.0,), label="a negative number"),
        Case((0.0,), label="zero"),
        Case((np.float64(-1.5),), label="a NumPy number"),
        Case((np.array([-1.0, 0.0, 2.0]),), label=WHOLE),
        Case((np.array([-1e4, 1e4]),), label="large numbers"),
        Case((inputs.away_from_zero(rng, 6),)),
        Case((inputs.away_from_zero(rng, 3, 4),)),
        Case((inputs.away_from_zero(rng, 2, 3, 4),)),
    ]


def mlp_parameters(rng: Generator, draw: Any) -> dict[str, np.ndarray]:
    """Parameters of the 2-4-3-1 network."""
    widths = (2, 4, 3, 1)
    params = {}
    for k, (n_in, n_out) in enumerate(pairwise(widths), start=1):
        params[f"W{k}"] = draw(rng, n_in, n_out)
        params[f"b{k}"] = draw(rng, n_out)
    return params


def mlp_cases(rng: Generator) -> list[Case]:
    """Parameters under which each ReLU matters and the output takes both signs."""
    cases = []
    draws = [(inputs.small_integers, WHOLE)] * 2 + [(inputs.away_from_zero, "random numbers")] * 3
    for (draw, label), m in zip(draws, (1, 3, 1, 5, 8), strict=True):
        cases.append(Case(_telling_network(rng, draw, m), label=label))
    negative = mlp_parameters(rng, inputs.away_from_zero)
    negative["b3"] = np.array([-100.0])
    cases.append(
        Case((negative, inputs.away_from_zero(rng, 4, 2)), label="a network with negative outputs")
    )
    return cases


def _telling_network(rng: Generator, draw: Any, m: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """A network and rows whose hidden layers have active and inactive units alike."""
    while True:
        params, rows = mlp_parameters(rng, draw), draw(rng, m, 2)
        first = mlp.linear(params["W1"], params["b1"], rows).value
        second = mlp.linear(params["W2"], params["b2"], np.maximum(first, 0)).value
        if all((z > 0).any() and (z < 0).any() for z in (first, second)):
            return params, rows


def mse_cases(rng: Generator) -> list[Case]:
    """One row, then more, so that an (m, m) broadcast shows."""
    cases = [
        Case((np.array([[3.0]]), np.array([1.0])), label="one row"),
        Case((np.array([[1.0], [2.0]]), np.array([0.0, 4.0])), label=WHOLE),
    ]
    for m in (3, 5, 10, 300):
        cases.append(Case((inputs.away_from_zero(rng, m, 1), inputs.away_from_zero(rng, m))))
    return cases


EXERCISE = Exercise(
    "exercise2",
    "The forward pass",
    (
        Question(
            "hidden",
            "h1 and h2 of the worked example",
            1.0,
            ("w", "x"),
            network_cases,
            "h1 uses w1 and w2, h2 uses w3 and w4; each weighs x1 first, then x2. Return both in "
            "one array.",
            reference=worked_example.hidden,
            shrink=Shrink(numbers=("w", "x")),
        ),
        Question(
            "forward",
            "y' of the worked example",
            1.5,
            ("w", "x"),
            network_cases,
            "y' = w5*h1 + w6*h2, one number. This network has no activation.",
            reference=worked_example.forward,
            shrink=Shrink(numbers=("w", "x")),
            after=("hidden",),
        ),
        Question(
            "squared_error",
            "half the squared error",
            1.0,
            ("y", "y_pred"),
            error_cases,
            "(y - y')² / 2: the half is there so that its derivative has no 2.",
            reference=worked_example.squared_error,
            shrink=Shrink(numbers=("y", "y_pred")),
        ),
        Question(
            "linear",
            "X @ W + b",
            2.0,
            ("W", "b", "X"),
            linear_cases,
            "Rows of X are samples and W is laid out (n_in, n_out), so no transpose is needed; b "
            "is added to every row.",
            reference=mlp.linear,
            shrink=Shrink(numbers=("W", "b", "X"), rows=("X",)),
        ),
        Question(
            "relu",
            "max(0, z), elementwise",
            1.0,
            ("z",),
            relu_cases,
            "np.maximum compares entry by entry and makes a new array; np.max looks for one "
            "largest entry.",
            reference=sized.relu,
            shrink=Shrink(numbers=("z",), rows=("z",)),
        ),
        Question(
            "mlp_forward",
            "output of the 2-4-3-1 network",
            2.0,
            ("params", "X"),
            mlp_cases,
            "linear, ReLU, linear, ReLU, linear: nothing after the last one, and the result keeps "
            "its column: (m, 1).",
            reference=mlp.mlp_forward,
            shrink=Shrink(numbers=("params", "X"), rows=("X",)),
            after=("linear", "relu"),
        ),
        Question(
            "mse",
            "mean squared error",
            1.5,
            ("y_pred", "y"),
            mse_cases,
            "y_pred is (m, 1) and y is (m,): subtracting them as they are gives (m, m). Bring them "
            "to one shape first.",
            reference=mlp.mse,
            shrink=Shrink(numbers=("y_pred", "y"), rows=("y_pred", "y")),
        ),
    ),
)
