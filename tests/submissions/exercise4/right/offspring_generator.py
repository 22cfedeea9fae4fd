# expect: passed
# style: rng draws a seed; a second generator (NumPy's or Python's) the weights
import math
import random

import numpy as np


def fans(shape):
    out_features, in_features = shape[0], shape[1]
    positions = math.prod(shape[2:])
    return float(in_features * positions), float(out_features * positions)


def gain(nonlinearity, a=0.0):
    if nonlinearity not in {"linear", "sigmoid", "tanh", "relu", "leaky_relu"}:
        raise ValueError("which nonlinearity?")
    slope = {"relu": 0.0, "leaky_relu": a}.get(nonlinearity, 1.0)
    return 5 / 3 if nonlinearity == "tanh" else math.sqrt(2 / (1 + slope**2))


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(3 / ((fan_in + fan_out) / 2))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(1 / ((fan_in + fan_out) / 2))


def kaiming_uniform_bound(fan, gain):
    return math.sqrt(3) * gain / math.sqrt(fan)


def kaiming_normal_std(fan, gain):
    return math.sqrt(gain**2 / fan)


def child(rng):
    return np.random.default_rng(int(rng.integers(2**62)))


def python_child(rng):
    return random.Random(int(rng.integers(2**62)))


def filled(shape, draw):
    return np.array([draw() for _ in range(math.prod(shape))]).reshape(shape)


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return child(rng).uniform(-bound, bound, size=shape)


def xavier_normal(shape, rng, gain=1.0):
    std, other = xavier_normal_std(*fans(shape), gain), python_child(rng)
    return filled(shape, lambda: other.gauss(0.0, std))


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out}[mode]
    bound, other = kaiming_uniform_bound(fan, gain(nonlinearity, a)), python_child(rng)
    return filled(shape, lambda: other.uniform(-bound, bound))


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out}[mode]
    std = kaiming_normal_std(fan, gain(nonlinearity, a))
    return child(rng).normal(0.0, std, size=shape)
