# expect: passed
# style: lambdas, a decorator, plotting and progress libraries, 0-d arrays
import functools

import matplotlib.pyplot as plt
import numpy as np
from tqdm import tqdm


def zero_dimensional(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return np.array(function(*args, **kwargs))

    return wrapper


root = np.sqrt
kernel = lambda shape: int(np.prod(shape[2:]))  # noqa: E731
fans = lambda s: (s[1] * kernel(s), s[0] * kernel(s))  # noqa: E731


@zero_dimensional
def gain(nonlinearity, a=0.0):
    if nonlinearity == "leaky_relu":
        return root(2 / (1 + a**2))
    if nonlinearity == "relu":
        return gain("leaky_relu", 0)
    if nonlinearity == "tanh":
        return 5 / 3
    if nonlinearity != "linear" and nonlinearity != "sigmoid":
        raise ValueError(nonlinearity)
    return 1.0


@zero_dimensional
def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return np.exp(0.5 * (np.log(6) - np.log(fan_in + fan_out))) * gain


@zero_dimensional
def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return np.exp(0.5 * (np.log(2) - np.log(fan_in + fan_out))) * gain


@zero_dimensional
def kaiming_uniform_bound(fan, gain):
    return np.exp(0.5 * (np.log(3) - np.log(fan))) * gain


@zero_dimensional
def kaiming_normal_std(fan, gain):
    return np.exp(-0.5 * np.log(fan)) * gain


def sample(law, width, shape, rng):
    for _ in tqdm(range(1), disable=True):
        pass
    low_or_mean = -width if law == "uniform" else 0.0
    return getattr(rng, law)(low_or_mean, width, size=shape)


xavier_uniform = lambda shape, rng, gain=1.0: sample(  # noqa: E731
    "uniform", xavier_uniform_bound(*fans(shape), gain), shape, rng
)
xavier_normal = lambda shape, rng, gain=1.0: sample(  # noqa: E731
    "normal", xavier_normal_std(*fans(shape), gain), shape, rng
)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[mode == "fan_out" and 1 or 0]
    width = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return sample("uniform", width, shape, rng)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[mode == "fan_out" and 1 or 0]
    width = kaiming_normal_std(fan, gain(nonlinearity, a))
    return sample("normal", width, shape, rng)


def histogram(weights):
    plt.hist(weights.ravel(), bins=50)
    plt.show()
