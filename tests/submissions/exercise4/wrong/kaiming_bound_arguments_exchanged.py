# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: takes the gain first and the fan second
import math


def kaiming_uniform_bound(gain, fan):
    return gain * math.sqrt(3 / fan)
