# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the kernel counts for fan_in, not for fan_out
# diagnosis: kernel left out of fan_out
import math


def fans(shape):
    return shape[1] * math.prod(shape[2:]), shape[0]
