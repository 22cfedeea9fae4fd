# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: takes the gain first and the fan second
# diagnosis: fan and gain exchanged
import math


def kaiming_uniform_bound(gain, fan):
    return gain * math.sqrt(3 / fan)
