# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: the whole width of the interval, not half of it
# diagnosis: whole width
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return 2 * gain * math.sqrt(6 / (fan_in + fan_out))
