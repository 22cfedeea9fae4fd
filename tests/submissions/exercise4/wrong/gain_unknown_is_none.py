# expect: gain=failed
# mistake: an unknown name falls through every branch and gets None
# diagnosis: unknown name gets None
import math


def gain(nonlinearity, a=0.0):
    if nonlinearity in ("linear", "sigmoid"):
        return 1.0
    elif nonlinearity == "tanh":
        return 5 / 3
    elif nonlinearity == "relu":
        return math.sqrt(2)
    elif nonlinearity == "leaky_relu":
        return math.sqrt(2 / (1 + a**2))
