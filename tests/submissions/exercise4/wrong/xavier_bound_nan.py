# expect: xavier_uniform_bound=failed xavier_uniform=crashed
# mistake: a minus sign under the root
# diagnosis: not a number
import numpy as np


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return gain * np.sqrt(-6 / (fan_in + fan_out))
