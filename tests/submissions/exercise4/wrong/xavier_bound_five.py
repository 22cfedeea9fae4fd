# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: 5 typed for 6
# diagnosis: xavier_uniform_bound: with 5 in place of 6
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(5 / (fan_in + fan_out))
