# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the 2 of the variance taken for a gain
# diagnosis: gain of linear and sigmoid
import math


def gain(nonlinearity, a=0.0):
    gains = {
        "linear": 2,
        "sigmoid": 2,
        "tanh": 5 / 3,
        "relu": math.sqrt(2),
        "leaky_relu": math.sqrt(2 / (1 + a * a)),
    }
    if nonlinearity in gains:
        return gains[nonlinearity]
    raise ValueError("unknown: " + nonlinearity)
