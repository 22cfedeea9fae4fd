# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: 6, which has the ReLU's 2 in it, and the gain as well
# diagnosis: gain of ReLU as well
import math


def kaiming_uniform_bound(fan, gain):
    return gain * math.sqrt(6 / fan)
