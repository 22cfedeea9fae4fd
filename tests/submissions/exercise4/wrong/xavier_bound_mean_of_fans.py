# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: 6 over the mean of the fans instead of their sum
# diagnosis: mean of the fans for their sum
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(6 / ((fan_in + fan_out) / 2))
