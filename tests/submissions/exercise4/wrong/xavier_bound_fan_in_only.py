# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: fan_in alone, as the tutorial's simple rule has it
# diagnosis: fan_in alone
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(3 / fan_in)
