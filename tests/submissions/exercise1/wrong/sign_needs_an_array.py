# expect: sign=crashed
# mistake: z.shape, which a Python float lacks
# diagnosis: a plain number treated as an array
import numpy as np


def sign(z):
    out = np.ones(z.shape)
    out[z < 0] = -1.0
    return out
