# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: the standard deviation taken for the bound: 2 where 6 belongs
# diagnosis: std in place of the bound
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(2 / (fan_in + fan_out))
