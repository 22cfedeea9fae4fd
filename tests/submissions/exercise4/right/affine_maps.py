# expect: passed
# style: standard draws, stretched and shifted
import numpy as np


def fans(shape):
    positions = int(np.prod(shape[2:]))
    return shape[1] * positions, shape[0] * positions


def gain(nonlinearity, a=0.0):
    if nonlinearity in ("linear", "sigmoid"):
        return 1
    if nonlinearity == "tanh":
        return 5 / 3
    if nonlinearity == "relu":
        return 2**0.5
    if nonlinearity == "leaky_relu":
        return (2 / (1 + a * a)) ** 0.5
    raise ValueError("unknown nonlinearity " + repr(nonlinearity))


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * (6 / (fan_in + fan_out)) ** 0.5


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * (2 / (fan_in + fan_out)) ** 0.5


def kaiming_uniform_bound(fan, gain):
    return gain * (3 / fan) ** 0.5


def kaiming_normal_std(fan, gain):
    return gain * fan**-0.5


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return bound * (2 * rng.random(shape) - 1)


def xavier_normal(shape, rng, gain=1.0):
    return xavier_normal_std(*fans(shape), gain) * rng.standard_normal(shape)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out}[mode]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return bound - 2 * bound * rng.random(shape)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out}[mode]
    return rng.standard_normal(shape) * kaiming_normal_std(fan, gain(nonlinearity, a))
