"""Exercise 4: Xavier and Kaiming initialization. The samplers are in `exercise4_samplers`."""

from __future__ import annotations

from typing import Any

from numpy.random import Generator

from nngrade.compare import Raises, Rules
from nngrade.references import initialization
from nngrade.rubric import Case, Exercise, Question, Shrink
from nngrade.rubrics.exercise4_samplers import SAMPLERS

SHAPES = (
    ((3, 5), "a linear layer"),
    ((5, 2), "a linear layer"),
    ((64, 32, 3, 3), "a convolution"),
    ((8, 4, 5), "a convolution over one dimension"),
    ((6, 16, 1, 1), "a convolution with a 1×1 kernel"),
    ((4, 6, 3, 5), "a convolution with a kernel that is not square"),
    ((2, 3, 3, 2, 4), "a convolution over three dimensions"),
    ((3, 2, 2, 3, 2, 2, 3), "a kernel of five dimensions"),
)

# Names that PyTorch or a hurried reader would take; the contract takes none of them.
UNKNOWN = (
    *("ReLU", "Tanh", "selu", "conv2d", "identity", "softplus", ""),
    *("leaky relu", "leaky-relu", "LeakyReLU", "leaky_relu ", " relu"),
)


def fans_cases(rng: Generator) -> list[Case]:
    cases = [Case((shape,), label=label) for shape, label in SHAPES]
    cases.append(Case(([7, 9],), label="a list in place of a tuple"))
    drawn = tuple(int(n) for n in rng.permutation(range(2, 12))[: rng.integers(2, 6)])
    return [*cases, Case((drawn,), label="a random shape")]


def gain_cases(rng: Generator) -> list[Case]:
    cases = [Case((name,), label="a known name") for name in initialization.NONLINEARITIES]
    # Ahead of its default, so that an answer kept for its name is told from a slope left out.
    cases.insert(-1, Case(("leaky_relu", 0.5), label="a leaky ReLU of slope 0.5"))
    cases += [
        Case(("leaky_relu",), {"a": float(rng.uniform(0.05, 0.9))}, "a slope given by name"),
        Case(("leaky_relu", -0.3), label="a negative slope"),
        Case(("leaky_relu", 3.0), label="a slope above 1"),
        Case(("relu", 0.5), label="a slope where there is none"),
        Case(("tanh",), {"a": 2.0}, "a slope where there is none"),
    ]
    return cases + [Case((name,), label="an unknown name") for name in UNKNOWN]


def gain_or_error(nonlinearity: str, a: float = 0.0) -> Any:
    try:
        return initialization.gain(nonlinearity, a)
    except ValueError:
        return Raises("ValueError")


def two_fans(rng: Generator) -> list[Case]:
    """Unequal fans, the gain left out, by position and by name."""
    cases = [
        Case((4, 2), label="small fans"),
        Case((2, 4), label="small fans"),
        Case((1, 5, 2.0), label="a gain of 2"),
    ]
    for _ in range(3):
        fan_in, fan_out = (int(n) for n in rng.permutation(range(3, 600))[:2])
        gain = float(rng.uniform(0.3, 3))
        cases.append(Case((fan_in, fan_out)))
        cases.append(Case((fan_in, fan_out, gain)))
        cases.append(Case((fan_in, fan_out), {"gain": gain}))
    return cases


def one_fan(rng: Generator) -> list[Case]:
    cases = [Case((4, 1.0), label="a fan of 4"), Case((2, 3.0), label="a gain of 3")]
    for _ in range(5):
        cases.append(Case((int(rng.integers(3, 600)), float(rng.uniform(0.3, 3)))))
    return cases


EXERCISE = Exercise(
    "exercise4",
    "Xavier and Kaiming initialization",
    (
        Question(
            "fans",
            "(fan_in, fan_out) of a shape",
            1.0,
            ("shape",),
            fans_cases,
            "PyTorch puts the outputs first: (out, in, *kernel). Each place of the kernel is one "
            "more way in and one more way out.",
            reference=initialization.fans,
            shrink=Shrink(positive=("shape",)),
            rules=Rules(results=("fan_in", "fan_out")),
        ),
        Question(
            "gain",
            "recommended gains",
            1.0,
            ("nonlinearity", "a"),
            gain_cases,
            "What share of the mean square does a ReLU let through, and a leaky one? gain² brings "
            "it back. Every other name, spelled otherwise included, is a ValueError.",
            reference=gain_or_error,
            shrink=Shrink(numbers=("a",)),
        ),
        Question(
            "xavier_uniform_bound",
            "half-width a of U(-a, a)",
            1.0,
            ("fan_in", "fan_out", "gain"),
            two_fans,
            "U(-a, a) has variance a²/3; Xavier asks for gain² · 2/(fan_in + fan_out).",
            reference=initialization.xavier_uniform_bound,
            shrink=Shrink(positive=("fan_in", "fan_out", "gain")),
        ),
        Question(
            "xavier_normal_std",
            "standard deviation",
            1.0,
            ("fan_in", "fan_out", "gain"),
            two_fans,
            "The variance is gain² · 2/(fan_in + fan_out); the standard deviation is its root.",
            reference=initialization.xavier_normal_std,
            shrink=Shrink(positive=("fan_in", "fan_out", "gain")),
        ),
        Question(
            "kaiming_uniform_bound",
            "half-width of U(-bound, bound)",
            1.0,
            ("fan", "gain"),
            one_fan,
            "U(-b, b) has variance b²/3; Kaiming asks for gain²/fan.",
            reference=initialization.kaiming_uniform_bound,
            shrink=Shrink(positive=("fan", "gain")),
        ),
        Question(
            "kaiming_normal_std",
            "standard deviation",
            1.0,
            ("fan", "gain"),
            one_fan,
            "The variance is gain²/fan; the standard deviation is its root.",
            reference=initialization.kaiming_normal_std,
            shrink=Shrink(positive=("fan", "gain")),
        ),
        *SAMPLERS,
    ),
)
