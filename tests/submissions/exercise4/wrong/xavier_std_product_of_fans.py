# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: the fans multiplied instead of added
# diagnosis: fans multiplied
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain * math.sqrt(2 / (fan_in * fan_out))
