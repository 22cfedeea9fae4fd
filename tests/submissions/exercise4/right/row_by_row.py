# expect: passed
# style: rows drawn in a loop, the last unit first; prints and warns on the way
import math
import warnings

import numpy as np

print("let us initialize")
warnings.warn("drawn by hand", stacklevel=1)


def fans(shape):
    shape = list(shape)
    fan_out, fan_in = shape.pop(0), shape.pop(0)
    while shape:
        side = shape.pop()
        fan_in *= side
        fan_out *= side
    return fan_in, fan_out


def gain(nonlinearity, a=0.0):
    match nonlinearity:
        case "linear" | "sigmoid":
            return 1.0
        case "tanh":
            return 5 / 3
        case "relu":
            return math.sqrt(2)
        case "leaky_relu":
            return math.sqrt(2 / (1 + a**2))
        case _:
            raise ValueError(f"{nonlinearity!r}?")


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(6 / (fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(2 / (fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return gain * math.sqrt(3 / fan)


def kaiming_normal_std(fan, gain):
    return gain / math.sqrt(fan)


def fill(shape, draw):
    weights = np.zeros(shape)
    for unit in reversed(range(shape[0])):
        print("unit", unit)
        weights[unit] = draw(tuple(shape[1:]))
    return weights


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return fill(shape, lambda size: rng.uniform(-bound, bound, size))


def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return fill(shape, lambda size: rng.normal(0, std, size))


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    chosen = fan_out if mode == "fan_out" else fan_in
    bound = kaiming_uniform_bound(chosen, gain(nonlinearity, a))
    return fill(shape, lambda size: rng.uniform(-bound, bound, size))


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    chosen = fan_out if mode == "fan_out" else fan_in
    std = kaiming_normal_std(chosen, gain(nonlinearity, a))
    return fill(shape, lambda size: rng.normal(0, std, size))
