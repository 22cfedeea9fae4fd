# expect: kaiming_normal_std=failed
# mistake: float16: three digits are not enough (for drawing they are)
# diagnosis: half precision
import numpy as np


def kaiming_normal_std(fan, gain):
    return np.float16(gain / np.sqrt(fan))
