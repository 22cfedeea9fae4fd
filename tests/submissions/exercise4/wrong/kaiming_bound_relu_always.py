# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: the ReLU's 2 built in, whatever the gain
import math


def kaiming_uniform_bound(fan, gain):
    return math.sqrt(6 / fan)
