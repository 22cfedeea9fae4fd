# expect: passed
# style: a byte-order mark at the start, Windows line ends, tabs, semicolons
import numpy as np

wurzel = np.sqrt


def fans(shape):
    k = 1
    for s in shape[2:]:
        k *= s
    return (shape[1] * k, shape[0] * k)


def gain(nonlinearity, a=0.0):
    if nonlinearity == "linear" or nonlinearity == "sigmoid":
        return 1.0
    if nonlinearity == "tanh":
        return 5.0 / 3.0
    if nonlinearity == "relu":
        a = 0.0
    elif nonlinearity != "leaky_relu":
        raise ValueError("gain?")
    return wurzel(2.0 / (1.0 + a * a))


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * wurzel(6.0 / (fan_in + fan_out))


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * wurzel(2.0 / (fan_in + fan_out))


def kaiming_uniform_bound(fan, gain):
    return gain * wurzel(3.0 / fan)


def kaiming_normal_std(fan, gain):
    return gain * wurzel(1.0 / fan)


def xavier_uniform(shape, rng, gain=1.0):
    i, o = fans(shape)
    b = xavier_uniform_bound(i, o, gain)
    return rng.uniform(-b, b, shape)


def xavier_normal(shape, rng, gain=1.0):
    i, o = fans(shape)
    return rng.normal(0.0, xavier_normal_std(i, o, gain), shape)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    i, o = fans(shape)
    f = i if mode == "fan_in" else o
    b = kaiming_uniform_bound(f, gain(nonlinearity, a))
    return rng.uniform(-b, b, shape)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    i, o = fans(shape)
    f = i if mode == "fan_in" else o
    s = kaiming_normal_std(f, gain(nonlinearity, a))
    return rng.normal(0.0, s, shape)
