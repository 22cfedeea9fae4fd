# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: the ReLU's 2 built in, whatever the gain
# diagnosis: gain of ReLU always
import math


def kaiming_uniform_bound(fan, gain):
    return math.sqrt(6 / fan)
