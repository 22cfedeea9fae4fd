# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: divided by the gain
# diagnosis: gain divides
import math


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return math.sqrt(2 / (fan_in + fan_out)) / gain
