# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: == "linear" or "sigmoid" is always true
# diagnosis: one answer for every input
import numpy as np


def gain(nonlinearity, a=0.0):
    if nonlinearity == "linear" or "sigmoid":
        return 1.0
    if nonlinearity == "tanh":
        return 5 / 3
    if nonlinearity == "relu":
        return np.sqrt(2)
    raise ValueError(nonlinearity)
