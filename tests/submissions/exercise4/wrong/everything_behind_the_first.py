# expect: fans=failed xavier_uniform=failed xavier_normal=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the product of all sizes divided by the wrong one for fan_out
# diagnosis: everything behind the first size
import math


def fans(shape):
    return math.prod(shape[1:]), math.prod(shape) // shape[0]
