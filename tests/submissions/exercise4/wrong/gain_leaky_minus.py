# expect: gain=failed kaiming_uniform=crashed kaiming_normal=crashed
# mistake: 1 - a² in place of 1 + a²
# diagnosis: leaky_relu: with a ** 2 subtracted instead of added
import numpy as np


def gain(nonlinearity, a=0.0):
    known = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3, "relu": 2**0.5}
    if nonlinearity == "leaky_relu":
        return np.sqrt(2 / (1 - a**2))
    if nonlinearity not in known:
        raise ValueError(nonlinearity)
    return known[nonlinearity]
