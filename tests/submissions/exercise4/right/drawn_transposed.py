# expect: passed
# style: drawn as (fan_in, fan_out) and turned round: views in Fortran order
import math

import numpy as np


def fans(shape):
    dummy = np.empty(shape)
    return dummy[0].size, dummy[:, 0].size


def gain(nonlinearity, a=0.0):
    if nonlinearity == "linear" or nonlinearity == "sigmoid":
        return np.float64(1.0)
    elif nonlinearity == "tanh":
        return np.float64(5.0) / 3.0
    elif nonlinearity == "relu":
        return np.sqrt(2.0)
    elif nonlinearity == "leaky_relu":
        return np.sqrt(2.0 / (1.0 + a**2.0))
    else:
        raise ValueError("Unsupported nonlinearity {}".format(nonlinearity))


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    return math.sqrt(3.0) * std


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(2.0 / float(fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    std = gain / math.sqrt(fan)
    return math.sqrt(3.0) * std


def kaiming_normal_std(fan, gain):
    return gain / math.sqrt(fan)


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound, size=tuple(shape)[::-1]).T


def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return rng.normal(0.0, std, size=tuple(shape)[::-1]).T


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[0] if mode == "fan_in" else fans(shape)[1]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    spare = rng.uniform(-bound, bound, size=(2, *shape))
    return spare[1, ..., ::-1]


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[0] if mode == "fan_in" else fans(shape)[1]
    std = kaiming_normal_std(fan, gain(nonlinearity, a))
    weights = rng.normal(0.0, std, size=tuple(shape)[::-1]).T
    weights.flags.writeable = False
    return weights
