# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: takes the gain first and the fan second
# diagnosis: arguments in another order
import math


def kaiming_uniform_bound(gain, fan):
    return gain * math.sqrt(3 / fan)
