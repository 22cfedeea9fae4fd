# expect: gain=crashed
# mistake: no default for the slope
# diagnosis: default missing
import math


def gain(nonlinearity, a):
    gains = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3, "relu": math.sqrt(2)}
    gains["leaky_relu"] = math.sqrt(2 / (1 + a**2))
    if nonlinearity not in gains:
        raise ValueError(nonlinearity)
    return gains[nonlinearity]
