# expect: passed
# style: one frozen variance-scaling dataclass, partial functions, text annotations
from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import partial

import numpy as np


class Law(str, Enum):
    UNIFORM = "uniform"
    NORMAL = "normal"


@dataclass(frozen=True)
class VarianceScaling:
    variance: float
    law: Law

    @property
    def width(self) -> float:
        return math.sqrt(self.variance * (3 if self.law is Law.UNIFORM else 1))

    def draw(self, shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
        if self.law is Law.UNIFORM:
            return rng.uniform(-self.width, self.width, tuple(shape))
        return rng.normal(0.0, self.width, tuple(shape))


def xavier(fan_in: int, fan_out: int, gain: float, law: Law) -> VarianceScaling:
    return VarianceScaling(gain * gain / ((fan_in + fan_out) / 2), law)


def kaiming(fan: int, gain: float, law: Law) -> VarianceScaling:
    return VarianceScaling(gain * gain / fan, law)


def fans(shape) -> tuple[int, int]:
    positions = math.prod(shape) // (shape[0] * shape[1])
    return shape[1] * positions, shape[0] * positions


def gain(nonlinearity: str, a: float = 0.0) -> float:
    squares = {"linear": 1, "sigmoid": 1, "tanh": 25 / 9, "relu": 2}
    squares["leaky_relu"] = 2 / (1 + a * a)
    if nonlinearity not in squares:
        raise ValueError(f"{nonlinearity} is not one of {sorted(squares)}")
    return math.sqrt(squares[nonlinearity])


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return xavier(fan_in, fan_out, gain, Law.UNIFORM).width


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return xavier(fan_in, fan_out, gain, Law.NORMAL).width


def kaiming_uniform_bound(fan, gain):
    return kaiming(fan, gain, Law.UNIFORM).width


def kaiming_normal_std(fan, gain):
    return kaiming(fan, gain, Law.NORMAL).width


def draw_xavier(law, shape, rng, gain=1.0):
    return xavier(*fans(shape), gain, law).draw(shape, rng)


def draw_kaiming(law, shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[["fan_in", "fan_out"].index(mode)]
    return kaiming(fan, gain(nonlinearity, a), law).draw(shape, rng)


xavier_uniform = partial(draw_xavier, Law.UNIFORM)
xavier_normal = partial(draw_xavier, Law.NORMAL)
kaiming_uniform = partial(draw_kaiming, Law.UNIFORM)
kaiming_normal = partial(draw_kaiming, Law.NORMAL)
