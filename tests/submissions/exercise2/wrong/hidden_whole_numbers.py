# expect: hidden=failed forward=failed
# mistake: an integer array cuts the decimals off
# diagnosis: cut to whole numbers
import numpy as np


def hidden(w, x):
    h = np.zeros(2, dtype=int)
    h[0] = w[0] * x[0] + w[1] * x[1]
    h[1] = w[2] * x[0] + w[3] * x[1]
    return h
