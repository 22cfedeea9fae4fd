# expect: passed
# style: pure Python: one number after another, nested lists returned
from math import prod, sqrt


def fans(shape):
    return [shape[1] * prod(shape[2:]), shape[0] * prod(shape[2:])]


def gain(nonlinearity, a=0.0):
    names = ["linear", "sigmoid", "tanh", "relu", "leaky_relu"]
    values = [1.0, 1.0, 5.0 / 3.0, sqrt(2.0), sqrt(2.0 / (1.0 + a**2))]
    return values[names.index(nonlinearity)]  # list.index raises ValueError itself


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return sqrt(6.0) * gain / sqrt(fan_in + fan_out)


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return sqrt(2.0) * gain / sqrt(fan_in + fan_out)


def kaiming_uniform_bound(fan, gain):
    return sqrt(3.0) * gain / sqrt(fan)


def kaiming_normal_std(fan, gain):
    return 1.0 * gain / sqrt(fan)


def nested(shape, draw):
    if len(shape) == 0:
        return float(draw())
    return [nested(shape[1:], draw) for _ in range(shape[0])]


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return nested(shape, lambda: rng.uniform(-bound, bound))


def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return nested(shape, lambda: rng.normal(0.0, std))


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = fan_in if mode == "fan_in" else fan_out
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return nested(shape, lambda: rng.uniform(-bound, bound))


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = fan_in if mode == "fan_in" else fan_out
    std = kaiming_normal_std(fan, gain(nonlinearity, a))
    return nested(shape, lambda: rng.normal(scale=std))
