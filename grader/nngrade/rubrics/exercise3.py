"""Exercise 3: gradients by the chain rule."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from nngrade import inputs
from nngrade.compare import Rules
from nngrade.references import worked_example
from nngrade.references.worked_example_forward import ETA, W, X, Y
from nngrade.rubric import Case, Exercise, Question, Shrink
from nngrade.rubrics.exercise2 import WHOLE, WORKED, error_cases, zeros


def gradient_cases(rng: Generator) -> list[Case]:
    """The worked example, one argument changed at a time, zeros, whole and random numbers."""
    w, x = np.array(W), np.array(X)
    cases = [
        Case((w, x, Y), label=WORKED),
        Case((w, x, 4.0), label="the worked example with another y"),
        Case((w, np.array([3.0, -2.0]), Y), label="the worked example with another x"),
        Case((w, x, float(worked_example.forward(W, X).value)), label="a prediction that is right"),
        Case((100 * w, x, Y), label="the worked example with weights 100 times as large"),
        *(Case((zero_w, zero_x, Y), label=label) for zero_w, zero_x, label in zeros()),
    ]
    for _ in range(2):
        whole = (inputs.small_integers(rng, 6), inputs.small_integers(rng, 2), 5.0)
        cases.append(Case(whole, label=WHOLE))
    return cases + [Case(_random_network(rng)) for _ in range(4)]


def _random_network(rng: Generator) -> tuple[np.ndarray, np.ndarray, float]:
    return inputs.away_from_zero(rng, 6), inputs.away_from_zero(rng, 2), inputs.number(rng)


def step_cases(rng: Generator) -> list[Case]:
    """The worked example's own gradient, then any."""
    grad = worked_example.gradients(W, X, Y).value
    cases = [
        Case((np.array(W), grad, ETA), label=WORKED),
        Case((np.zeros(6), np.arange(1.0, 7.0), 0.5), label=WHOLE),
    ]
    for _ in range(3):
        w, g = inputs.away_from_zero(rng, 6), inputs.away_from_zero(rng, 6)
        cases.append(Case((w, g, float(rng.uniform(0.01, 0.9)))))
    return cases


def train_step_cases(rng: Generator) -> list[Case]:
    """Small and large steps, so that a gradient at updated weights shows."""
    cases = [
        Case((np.array(W), np.array(X), Y, ETA), label=WORKED),
        Case((np.array(W), np.array(X), Y, 0.5), label="the worked example with eta = 0.5"),
        *(Case((w, x, Y, ETA), label=label) for w, x, label in zeros()),
    ]
    whole = (inputs.small_integers(rng, 6), inputs.small_integers(rng, 2), 5.0, 0.25)
    cases.append(Case(whole, label=WHOLE))
    for _ in range(4):
        cases.append(Case((*_random_network(rng), float(rng.uniform(0.02, 0.4)))))
    return cases


EXERCISE = Exercise(
    "exercise3",
    "Gradients by the chain rule",
    (
        Question(
            "output_error",
            "∂δ/∂y'",
            2.0,
            ("y", "y_pred"),
            error_cases,
            "Differentiate (y - y')²/2 by y': first the square, then what stands inside of it. "
            "Does the sign fit a prediction that is too large?",
            reference=worked_example.output_error,
            shrink=Shrink(numbers=("y", "y_pred")),
        ),
        Question(
            "gradients",
            "∂δ/∂w1 … ∂δ/∂w6",
            4.0,
            ("w", "x", "y"),
            gradient_cases,
            "Follow each weight to the loss and multiply what you pass: w1 goes through h1 and y', "
            "so ∂δ/∂w1 = ∂δ/∂y' · ∂y'/∂h1 · ∂h1/∂w1.",
            reference=worked_example.gradients,
            shrink=Shrink(numbers=("w", "x", "y")),
            after=("output_error",),
        ),
        Question(
            "gradient_step",
            "one step of gradient descent",
            1.0,
            ("w", "grad", "eta"),
            step_cases,
            "Each weight moves against its own gradient, by eta times it. Return new weights.",
            reference=worked_example.gradient_step,
            shrink=Shrink(numbers=("w", "grad"), positive=("eta",)),
        ),
        Question(
            "train_step",
            "update, loss before, loss after",
            3.0,
            ("w", "x", "y", "eta"),
            train_step_cases,
            "Take every gradient at the old weights, then update all six at once; one loss "
            "belongs to the old weights, the other to the new.",
            reference=worked_example.train_step,
            shrink=Shrink(numbers=("w", "x", "y"), positive=("eta",)),
            rules=Rules(results=("w_new", "loss_before", "loss_after")),
            after=("gradients", "gradient_step"),
        ),
    ),
)
