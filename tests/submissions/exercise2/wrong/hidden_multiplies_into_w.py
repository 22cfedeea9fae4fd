# expect: hidden=failed forward=failed
# mistake: the products are written into the caller's w
# diagnosis: argument changed in place
import numpy as np


def hidden(w, x):
    w[0:2] *= x
    w[2:4] *= x
    return np.array([w[0] + w[1], w[2] + w[3]])
