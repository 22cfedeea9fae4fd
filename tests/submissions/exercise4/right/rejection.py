# expect: passed
# style: drawn until accepted: a polar method, and a disc in a square
import math

import numpy as np


class Initializer:
    """Keeps numbers that were drawn and not yet used, for one call only."""

    def __init__(self, rng):
        self.rng = rng
        self.stock = []

    def bell(self):
        while not self.stock:
            u, v = 2 * self.rng.random() - 1, 2 * self.rng.random() - 1
            s = u * u + v * v
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.stock = [u * factor, v * factor]
        return self.stock.pop()

    def flat(self):
        while True:
            number = 4 * self.rng.random() - 2
            if -1 <= number <= 1:
                return number

    def array(self, shape, draw):
        flat = np.fromiter((draw() for _ in range(math.prod(shape))), dtype=float)
        return flat.reshape(shape)


def fans(shape):
    volume = math.prod(shape)
    return volume // shape[0], volume // shape[1]


def gain(nonlinearity, a=0.0):
    if type(nonlinearity) is not str:
        raise ValueError("a name, please")
    known = "linear sigmoid tanh relu leaky_relu".split()
    if nonlinearity not in known:
        raise ValueError(f"choose from {known}")
    return [1.0, 1.0, 5 / 3, 2**0.5, 2**0.5 / (1 + a**2) ** 0.5][known.index(nonlinearity)]


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(6) * (fan_in + fan_out) ** -0.5


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(2) * (fan_in + fan_out) ** -0.5


def kaiming_uniform_bound(fan, gain):
    return gain * math.sqrt(3) * fan**-0.5


def kaiming_normal_std(fan, gain):
    return gain * fan**-0.5


def xavier_uniform(shape, rng, gain=1.0):
    source = Initializer(rng)
    return source.array(shape, source.flat) * xavier_uniform_bound(*fans(shape), gain)


def xavier_normal(shape, rng, gain=1.0):
    source = Initializer(rng)
    return source.array(shape, source.bell) * xavier_normal_std(*fans(shape), gain)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    source, fan = Initializer(rng), fans(shape)[mode != "fan_in"]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return source.array(shape, source.flat) * bound


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    source, fan = Initializer(rng), fans(shape)[mode != "fan_in"]
    std = kaiming_normal_std(fan, gain(nonlinearity, a))
    return source.array(shape, source.bell) * std
