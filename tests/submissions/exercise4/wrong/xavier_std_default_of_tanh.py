# expect: xavier_normal_std=failed
# mistake: the gain is that of tanh unless told otherwise
# diagnosis: another default
import math


def xavier_normal_std(fan_in, fan_out, gain=5 / 3):
    return gain * math.sqrt(2 / (fan_in + fan_out))
