"""Exercise 4: fans, gains and the four formulas."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from nngrade.diagnosis.known import Known, Misconception
from nngrade.diagnosis.space import Space
from nngrade.misconceptions.exercise4_samplers import SAMPLERS
from nngrade.misconceptions.gains import GAIN_MISTAKES
from nngrade.references import initialization

M = Misconception


def _layout(shape: Any) -> dict[str, Any]:
    out_units, in_units, *kernel = shape
    return {
        "out_units": out_units,
        "in_units": in_units,
        "receptive_field": math.prod(kernel),
    }


def _fans_by(size: Callable[[list[int]], int]) -> Callable[[Any], Any]:
    """Fans with another idea of the kernel's size."""
    return lambda shape: (shape[1] * size(shape[2:]), shape[0] * size(shape[2:]))


def _keras(shape: Any) -> Any:
    *kernel, inputs, outputs = shape
    return inputs * math.prod(kernel), outputs * math.prod(kernel)


FANS = (
    M(
        "kernel left out",
        "The kernel is left out: the fans are the numbers of units alone.",
        "Each place of the kernel is one more way in and out: multiply by all its sides.",
        _fans_by(lambda kernel: 1),
    ),
    M(
        "kernel sides added up",
        "The sides of the kernel are added up.",
        "A kernel of 3 by 3 has 9 places: multiply its sides.",
        _fans_by(lambda kernel: sum(kernel) or 1),
    ),
    M(
        "first side of the kernel only",
        "Only the first side of the kernel counts.",
        "A kernel of 3 by 5 has 15 places: multiply all its sides.",
        _fans_by(lambda kernel: kernel[0] if kernel else 1),
    ),
    M(
        "kernel taken for a square",
        "The kernel is taken for a square: its first side squared.",
        "Kernels may have one side, three, or sides that differ: multiply all of them.",
        _fans_by(lambda kernel: kernel[0] ** 2 if kernel else 1),
    ),
    M(
        "layout of TensorFlow",
        "The kernel is looked for at the front and the channels at the end, as TensorFlow has it.",
        "Here the shape is (out, in, *kernel), as in PyTorch.",
        _keras,
    ),
    M(
        "everything behind the first size",
        "fan_out is the product of everything but the first size, which is fan_in.",
        "fan_out counts the outputs, shape[0], times the kernel.",
        lambda shape: (math.prod(shape[1:]), math.prod(shape[1:])),
    ),
    M(
        "sum of the fans",
        "One number came, the sum of both fans.",
        "Return both: (fan_in, fan_out).",
        lambda shape: sum(initialization.fans(shape)),
    ),
    M(
        "sum of units",
        "One number came, the sum of the units on both sides.",
        "Return two: (fan_in, fan_out).",
        lambda shape: shape[0] + shape[1],
    ),
    M(
        "whole product",
        "Both fans are the product of all sizes.",
        "fan_in leaves out the outputs, fan_out the inputs.",
        lambda shape: (math.prod(shape), math.prod(shape)),
    ),
)


def _two(formula: Callable[[float, float, float], Any]) -> Callable[..., Any]:
    return lambda fan_in, fan_out, gain=1.0: formula(fan_in, fan_out, gain)


def _xavier(three: float) -> tuple[Misconception, ...]:
    """What is made of gain · √(three · 2 / (fan_in + fan_out)): bound for 3, std for 1."""
    name = "a" if three == 3 else "std"
    return (
        M(
            "fan_in alone",
            f"Your {name} depends on fan_in alone.",
            "Xavier weighs both: the mean of fan_in and fan_out.",
            _two(lambda i, o, g: g * math.sqrt(three / i)),
        ),
        M(
            "fan_out alone",
            f"Your {name} depends on fan_out alone.",
            "Xavier weighs both: the mean of fan_in and fan_out.",
            _two(lambda i, o, g: g * math.sqrt(three / o)),
        ),
        M(
            "mean of the fans for their sum",
            "The mean of the fans stands where their sum belongs: twice the variance came.",
            "2/(fan_in + fan_out) is one over the mean already.",
            _two(lambda i, o, g: g * math.sqrt(4 * three / (i + o))),
        ),
        M(
            "variance",
            "The variance came, without its square root.",
            "The root of the variance is the standard deviation.",
            _two(lambda i, o, g: g**2 * three * 2 / (i + o)),
        ),
        M(
            "root left out",
            "The square root is missing.",
            "The formula is gain times a square root.",
            _two(lambda i, o, g: g * three * 2 / (i + o)),
        ),
        M(
            "gain under the root",
            "The gain slipped under the root.",
            "The gain multiplies the root from outside.",
            _two(lambda i, o, g: math.sqrt(g * three * 2 / (i + o))),
        ),
        M(
            "bound and std exchanged",
            "The standard deviation came in place of the bound: √3 is missing."
            if three == 3
            else "The bound came in place of the standard deviation: √3 is too much.",
            "U(−a, a) has standard deviation a/√3.",
            _two(lambda i, o, g: g * math.sqrt((1 if three == 3 else 3) * 2 / (i + o))),
        ),
        M(
            "both ends of the interval",
            "Both ends of the interval came, −a and a.",
            "Half of its width is asked for: a alone.",
            _two(lambda i, o, g: (-_bound(i, o, g, three), _bound(i, o, g, three))),
        ),
        M(
            "whole width",
            f"Twice {name} came: the whole width of an interval.",
            "The interval goes from −a to a; a is asked for.",
            _two(lambda i, o, g: 2 * _bound(i, o, g, three)),
        ),
        M(
            "lower end",
            f"Minus {name} came: the lower end of the interval.",
            "The half-width is positive.",
            _two(lambda i, o, g: -_bound(i, o, g, three)),
        ),
    )


def _bound(fan_in: float, fan_out: float, gain: float, three: float) -> float:
    return gain * math.sqrt(three * 2 / (fan_in + fan_out))


def _kaiming(three: float) -> tuple[Misconception, ...]:
    """What is made of gain · √(three / fan)."""
    return (
        M(
            "variance",
            "The variance came, without its square root.",
            "The root of the variance is the standard deviation.",
            lambda fan, gain: gain**2 * three / fan,
        ),
        M(
            "root left out",
            "The square root is missing.",
            "The formula is gain times a square root.",
            lambda fan, gain: gain * three / fan,
        ),
        M(
            "gain under the root",
            "The gain slipped under the root.",
            "The gain multiplies the root from outside.",
            lambda fan, gain: math.sqrt(gain * three / fan),
        ),
        M(
            "gain of ReLU always",
            "The ReLU's gain √2 is built in, whatever gain is given.",
            "Use the argument gain.",
            lambda fan, gain: math.sqrt(2 * three / fan),
        ),
        M(
            "gain of ReLU as well",
            "The ReLU's 2 is under the root, and the gain is there as well: twice the variance.",
            "The gain already says what the activation does.",
            lambda fan, gain: gain * math.sqrt(2 * three / fan),
        ),
        M(
            "bound and std exchanged",
            "The standard deviation came in place of the bound: √3 is missing."
            if three == 3
            else "The bound came in place of the standard deviation: √3 is too much.",
            "U(−b, b) has standard deviation b/√3.",
            lambda fan, gain: gain * math.sqrt((1 if three == 3 else 3) / fan),
        ),
        M(
            "whole-number division",
            "A whole-number division cut the quotient down to 0.",
            "`//` drops the fraction: divide with `/`.",
            lambda fan, gain: gain * math.sqrt(three // fan),
        ),
        M(
            "lower end",
            "A negative number came: the lower end of the interval.",
            "The half-width is positive.",
            lambda fan, gain: -gain * math.sqrt(three / fan),
        ),
    )


def _both(fan_in: Any, fan_out: Any, gain: Any = 1.0) -> dict[str, Any]:
    return {"fan_in": fan_in, "fan_out": fan_out, "fan": 1.0, "gain": gain}


def _one(fan: Any, gain: Any) -> dict[str, Any]:
    return {"fan_in": 1.0, "fan_out": 1.0, "fan": fan, "gain": gain}


def _space(output: str, given: Callable[..., dict[str, Any]]) -> Space:
    return Space(initialization.SCALES, given, (output,), (("fan_in", "fan_out"),))


FAN_SPACE = Space(
    initialization.FANS,
    _layout,
    ("fan_in", "fan_out"),
    (("in_units", "out_units"),),
    {"both fans": ("fan_in", "fan_out")},
    {"in_units": "in", "out_units": "out", "receptive_field": "kernel"},
)

QUESTIONS = {
    "fans": Known(FANS, FAN_SPACE),
    "gain": Known(GAIN_MISTAKES),
    "xavier_uniform_bound": Known(_xavier(3), _space("xavier_uniform_bound", _both)),
    "xavier_normal_std": Known(_xavier(1), _space("xavier_normal_std", _both)),
    "kaiming_uniform_bound": Known(_kaiming(3), _space("kaiming_uniform_bound", _one)),
    "kaiming_normal_std": Known(_kaiming(1), _space("kaiming_normal_std", _one)),
    **SAMPLERS,
}
