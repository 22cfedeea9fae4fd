# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: 1 where 2 belongs
# diagnosis: 2 left out
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(1 / (fan_in + fan_out))
