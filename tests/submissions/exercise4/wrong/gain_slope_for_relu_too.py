# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: a counts for the plain ReLU as well
# diagnosis: slope counts for ReLU
import math

_strict_gain = gain


def gain(nonlinearity, a=0.0):
    if nonlinearity == "relu":
        return math.sqrt(2 / (1 + a**2))
    return _strict_gain(nonlinearity, a)
