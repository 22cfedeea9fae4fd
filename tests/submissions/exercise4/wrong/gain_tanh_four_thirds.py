# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: 4/3 remembered for 5/3
# diagnosis: gain of tanh
import numpy as np


def gain(nonlinearity, a=0.0):
    if nonlinearity in ("linear", "sigmoid"):
        return 1.0
    if nonlinearity == "tanh":
        return 4 / 3
    if nonlinearity == "relu":
        return np.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        return np.sqrt(2 / (1 + a**2))
    raise ValueError(nonlinearity)
