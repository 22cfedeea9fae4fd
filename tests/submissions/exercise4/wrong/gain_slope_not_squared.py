# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: 1 + a under the root where 1 + a**2 belongs
# diagnosis: slope not squared
import math

_strict_gain = gain


def gain(nonlinearity, a=0.0):
    if nonlinearity == "leaky_relu":
        return math.sqrt(2 / (1 + abs(a)))
    return _strict_gain(nonlinearity, a)
