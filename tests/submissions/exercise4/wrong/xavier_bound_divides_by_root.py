# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: the gain divided by the root
# diagnosis: xavier_uniform_bound: divided by sqrt(6 / (fan_in + fan_out)) instead of multiplied
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain / math.sqrt(6 / (fan_in + fan_out))
