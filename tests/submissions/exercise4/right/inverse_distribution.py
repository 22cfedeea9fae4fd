# expect: passed
# style: the inverse of the distribution function applied to uniform numbers
from statistics import NormalDist

import numpy as np

STANDARD = NormalDist()
GAINS = {
    "linear": lambda a: 1.0,
    "sigmoid": lambda a: 1.0,
    "tanh": lambda a: 5 / 3,
    "relu": lambda a: np.sqrt(2.0),
    "leaky_relu": lambda a: np.sqrt(2.0 / (1.0 + np.square(a))),
}


def fans(shape):
    return tuple(n * int(np.prod(shape[2:], dtype=int)) for n in (shape[1], shape[0]))


def gain(nonlinearity, a=0.0):
    if nonlinearity in GAINS:
        return GAINS[nonlinearity](a)
    raise ValueError(nonlinearity)


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return np.sqrt(6.0 * gain**2 / (fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return np.sqrt(2.0 * gain**2 / (fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return np.sqrt(3.0 * gain**2 / fan)


def kaiming_normal_std(fan, gain):
    return np.sqrt(gain**2 / fan)


def inverse_uniform(p, bound):
    return np.where(p < 0.5, -(1 - 2 * p) * bound, (2 * p - 1) * bound)


def inverse_normal(p, std):
    flat = [STANDARD.inv_cdf(min(max(q, 1e-300), 1 - 1e-16)) for q in p.ravel()]
    return std * np.array(flat).reshape(p.shape)


def xavier_uniform(shape, rng, gain=1.0):
    return inverse_uniform(rng.random(shape), xavier_uniform_bound(*fans(shape), gain))


def xavier_normal(shape, rng, gain=1.0):
    return inverse_normal(rng.random(shape), xavier_normal_std(*fans(shape), gain))


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = dict(zip(("fan_in", "fan_out"), fans(shape)))[mode]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return inverse_uniform(rng.random(shape), bound)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = dict(zip(("fan_in", "fan_out"), fans(shape)))[mode]
    std = kaiming_normal_std(fan, gain(nonlinearity, a))
    return inverse_normal(rng.random(shape), std)
