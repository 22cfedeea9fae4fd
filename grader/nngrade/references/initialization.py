"""Xavier (Glorot & Bengio 2010) and Kaiming (He et al. 2015) initialization, as derivations.

Gains are those that PyTorch recommends (`torch.nn.init.calculate_gain`); a weight is laid out as
PyTorch lays it out. Tests hold every step against `torch.nn.init`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

from nngrade.derivation import Derivation, Step
from nngrade.sized import Sized

FANS = Derivation(
    "fans",
    ("out_units", "in_units", "receptive_field"),
    (
        Step(
            "fan_in",
            "fan_in",
            "in_units*receptive_field",
            "What reaches one output: every input unit through every place of the kernel.",
        ),
        Step(
            "fan_out",
            "fan_out",
            "out_units*receptive_field",
            "What one input reaches: every output unit through every place of the kernel.",
        ),
    ),
)

SCALES = Derivation(
    "initialization",
    ("fan_in", "fan_out", "fan", "gain"),
    (
        Step(
            "xavier_variance",
            "Var",
            "2 / (fan_in + fan_out)",
            "One over the mean of the fans keeps both the signal and its gradient in scale.",
        ),
        Step(
            "xavier_normal_std",
            "std",
            "gain * sqrt(xavier_variance)",
            "The standard deviation is the root of the variance, times the gain.",
        ),
        Step(
            "xavier_uniform_bound",
            "a",
            "sqrt(3) * xavier_normal_std",
            "U(-a, a) has standard deviation a/√3.",
        ),
        Step(
            "kaiming_normal_std",
            "std",
            "gain / sqrt(fan)",
            "One fan alone: the forward or the backward signal keeps its scale.",
        ),
        Step(
            "kaiming_uniform_bound",
            "bound",
            "sqrt(3) * kaiming_normal_std",
            "U(-bound, bound) has standard deviation bound/√3.",
        ),
    ),
)

GAINS = Derivation(
    "gains",
    ("a",),
    (
        Step("linear", "gain", "1", "A linear unit passes the scale on."),
        Step("sigmoid", "gain", "1", "PyTorch leaves sigmoid units as they are."),
        Step("tanh", "gain", "5 / 3", "tanh flattens; PyTorch makes up for it with 5/3."),
        Step("relu", "gain", "sqrt(2)", "ReLU drops half of the variance."),
        Step(
            "leaky_relu",
            "gain",
            "sqrt(2 / (1 + a**2))",
            "The negative half keeps a² of its variance.",
        ),
    ),
)

NONLINEARITIES = tuple(step.name for step in GAINS.steps)


def fans(shape: Sequence[int]) -> tuple[int, int]:
    """``(fan_in, fan_out)`` of a weight laid out ``(out, in, *kernel)``."""
    out_units, in_units, *kernel = shape
    found = FANS.run(
        {"out_units": out_units, "in_units": in_units, "receptive_field": prod(kernel)}
    )
    return int(found["fan_in"].value), int(found["fan_out"].value)


def gain(nonlinearity: str, a: float = 0.0) -> Sized:
    """The recommended gain; `ValueError` for a name that is not in `NONLINEARITIES`."""
    if nonlinearity not in NONLINEARITIES:
        raise ValueError(f"unknown nonlinearity {nonlinearity!r}")
    return GAINS.run({"a": a}, only=[nonlinearity])[nonlinearity]


def xavier_normal_std(fan_in: int, fan_out: int, gain: Any = 1.0) -> Sized:
    return SCALES.run(
        {"fan_in": fan_in, "fan_out": fan_out, "gain": gain},
        only=["xavier_variance", "xavier_normal_std"],
    )["xavier_normal_std"]


def xavier_uniform_bound(fan_in: int, fan_out: int, gain: Any = 1.0) -> Sized:
    std = xavier_normal_std(fan_in, fan_out, gain)
    return SCALES.run({"xavier_normal_std": std}, only=["xavier_uniform_bound"])[
        "xavier_uniform_bound"
    ]


def kaiming_normal_std(fan: int, gain: Any) -> Sized:
    return SCALES.run({"fan": fan, "gain": gain}, only=["kaiming_normal_std"])["kaiming_normal_std"]


def kaiming_uniform_bound(fan: int, gain: Any) -> Sized:
    std = kaiming_normal_std(fan, gain)
    return SCALES.run({"kaiming_normal_std": std}, only=["kaiming_uniform_bound"])[
        "kaiming_uniform_bound"
    ]
