# expect: xavier_normal_std=crashed xavier_normal=crashed
# mistake: takes no gain
# diagnosis: other arguments
import math


def xavier_normal_std(fan_in, fan_out):
    return math.sqrt(2 / (fan_in + fan_out))
