# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the leaky ReLU gets the plain ReLU's gain
# diagnosis: slope ignored
import math

_strict_gain = gain


def gain(nonlinearity, a=0.0):
    if nonlinearity == "leaky_relu":
        return math.sqrt(2)
    return _strict_gain(nonlinearity, a)
