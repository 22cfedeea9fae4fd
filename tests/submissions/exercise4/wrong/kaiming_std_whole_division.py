# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: a whole-number division cuts the quotient down to nought
# diagnosis: whole-number division
import math


def kaiming_normal_std(fan, gain):
    return gain * math.sqrt(1 // fan)
