# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: the gain squared outside the root
# diagnosis: gain squared
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain**2 * math.sqrt(2 / (fan_in + fan_out))
