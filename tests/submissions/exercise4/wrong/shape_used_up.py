# expect: fans=failed
# alone
# mistake: right numbers, but the caller's list is emptied on the way
# diagnosis: argument changed in place
import numpy as np


def fans(shape):
    if not isinstance(shape, list):
        shape = list(shape)
    fan_out = shape.pop(0)
    fan_in = shape.pop(0)
    while shape:
        size = shape.pop()
        fan_in, fan_out = fan_in * size, fan_out * size
    return fan_in, fan_out


def gain(nonlinearity, a=0.0):
    if nonlinearity in ("linear", "sigmoid"):
        return 1.0
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return np.sqrt(2)
    if nonlinearity == "leaky_relu":
        return np.sqrt(2 / (1 + a**2))
    raise ValueError(nonlinearity)


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(6 / (fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(2 / (fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return gain * np.sqrt(3 / fan)


def kaiming_normal_std(fan, gain):
    return gain * np.sqrt(1 / fan)


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(tuple(shape)), gain)
    return rng.uniform(-bound, bound, shape)


def xavier_normal(shape, rng, gain=1.0):
    return rng.normal(0, xavier_normal_std(*fans(tuple(shape)), gain), shape)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(tuple(shape))[mode == "fan_out"]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return rng.uniform(-bound, bound, shape)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(tuple(shape))[mode == "fan_out"]
    return rng.normal(0, kaiming_normal_std(fan, gain(nonlinearity, a)), shape)
