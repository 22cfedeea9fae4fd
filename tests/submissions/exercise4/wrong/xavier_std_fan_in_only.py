# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: one over the root of fan_in alone
# diagnosis: fan_in alone
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain / math.sqrt(fan_in)
