# expect: passed
# style: raw bits and rotations: the caller's bit generator is shared, not copied
import operator
from functools import reduce

import numpy as np


def fans(shape):
    first, second, *rest = map(int, shape)
    return tuple(reduce(operator.mul, rest, n) for n in (second, first))


def gain(nonlinearity, a=0.0):
    kept = dict(linear=2.0, sigmoid=2.0, relu=1.0, leaky_relu=1.0 + a**2, tanh=18 / 25)
    if nonlinearity not in kept:
        raise ValueError(nonlinearity)
    return (2.0 / kept[nonlinearity]) ** 0.5


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(6) / np.sqrt(fan_in + fan_out)


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(2) / np.sqrt(fan_in + fan_out)


def kaiming_uniform_bound(fan, gain):
    return gain * np.sqrt(3) / np.sqrt(fan)


def kaiming_normal_std(fan, gain):
    return gain / np.sqrt(fan)


def unit_interval(shape, rng):
    bits = rng.integers(0, 2**53, size=shape, dtype=np.int64)
    return bits.astype(float) / 2.0**53


def standard_normal(shape, rng):
    """Radius from a chi-square of two degrees, direction from a uniform angle."""
    radius = np.sqrt(rng.chisquare(2, size=shape))
    return radius * np.sin(rng.uniform(0, 2 * np.pi, size=shape))


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return bound * (1 - 2 * unit_interval(shape, rng))


def xavier_normal(shape, rng, gain=1.0):
    return xavier_normal_std(*fans(shape), gain) * standard_normal(shape, rng)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    bound = kaiming_uniform_bound(locals()[mode], gain(nonlinearity, a))
    same = np.random.Generator(rng.bit_generator)
    return same.uniform(-bound, bound, shape)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    std = kaiming_normal_std(locals()[mode], gain(nonlinearity, a))
    return np.random.default_rng(rng).normal(0, std, shape)
