# expect: passed
# style: normal numbers from uniform ones by Box and Muller; random signs and sizes
import math

import numpy as np


def fans(shape):
    out_channels, in_channels, *kernel = shape
    area = 1
    for side in kernel:
        area = area * side
    return [in_channels * area, out_channels * area]


def gain(nonlinearity, a=0.0):
    if nonlinearity == "leaky_relu":
        return math.sqrt(2.0) / math.hypot(1.0, a)
    simple = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5.0 / 3.0, "relu": math.sqrt(2.0)}
    try:
        return simple[nonlinearity]
    except KeyError:
        raise ValueError(f"no such nonlinearity: {nonlinearity}") from None


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return math.sqrt(3.0) * xavier_normal_std(fan_in, fan_out, gain)


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain / math.sqrt((fan_in + fan_out) / 2.0)


def kaiming_uniform_bound(fan, gain):
    return math.sqrt(3.0) * kaiming_normal_std(fan, gain)


def kaiming_normal_std(fan, gain):
    return gain / math.sqrt(fan)


def bell(shape, rng):
    radius = np.sqrt(-2.0 * np.log1p(-rng.random(shape)))
    return radius * np.cos(2.0 * np.pi * rng.random(shape))


def flat(shape, rng):
    return rng.choice([-1.0, 1.0], size=shape) * rng.random(shape)


def xavier_uniform(shape, rng, gain=1.0):
    return xavier_uniform_bound(*fans(shape), gain) * flat(shape, rng)


def xavier_normal(shape, rng, gain=1.0):
    return xavier_normal_std(*fans(shape), gain) * bell(shape, rng)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[0 if mode == "fan_in" else 1]
    return kaiming_uniform_bound(fan, gain(nonlinearity, a)) * flat(shape, rng)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[0 if mode == "fan_in" else 1]
    return kaiming_normal_std(fan, gain(nonlinearity, a)) * bell(shape, rng)
