# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: the ReLU's 2 and the gain: twice the variance
# diagnosis: gain of ReLU as well
import math


def kaiming_normal_std(fan, gain):
    return gain * math.sqrt(2 / fan)
