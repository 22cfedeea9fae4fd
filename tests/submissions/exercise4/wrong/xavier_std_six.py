# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: the uniform law's 6 in the normal law
# diagnosis: bound in place of std
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(6 / (fan_in + fan_out))
