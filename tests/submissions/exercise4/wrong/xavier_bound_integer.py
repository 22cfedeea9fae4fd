# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: cut to a whole number
# diagnosis: cut to whole numbers
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return int(gain * math.sqrt(6 / (fan_in + fan_out)))
