# expect: xavier_uniform_bound=failed
# mistake: an array of one number where a scalar is due
# diagnosis: array of one number
import numpy as np


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return np.sqrt([6 / (fan_in + fan_out)]) * gain
