# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: 3 where 6 belongs
# diagnosis: 2 left out
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(3 / (fan_in + fan_out))
