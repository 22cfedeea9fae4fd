# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: the uniform law's 3 in the normal law
# diagnosis: bound in place of std
import math


def kaiming_normal_std(fan, gain):
    return gain * math.sqrt(3 / fan)
