# expect: xavier_uniform_bound=failed xavier_uniform=crashed
# mistake: both ends of the interval instead of its half-width
# diagnosis: both ends of the interval
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    bound = gain * math.sqrt(6 / (fan_in + fan_out))
    return -bound, bound
