# expect: gain=failed
# mistake: an unknown name raises KeyError instead of ValueError
# diagnosis: another error raised
import numpy as np


def gain(nonlinearity, a=0.0):
    return {
        "linear": 1.0,
        "sigmoid": 1.0,
        "tanh": 5 / 3,
        "relu": np.sqrt(2),
        "leaky_relu": np.sqrt(2 / (1 + a**2)),
    }[nonlinearity]
