# expect: hidden=failed forward=failed
# mistake: (h2, h1) instead of (h1, h2)
# diagnosis: h1 and h2 exchanged
import numpy as np


def hidden(w, x):
    return np.array([w[2] * x[0] + w[3] * x[1], w[0] * x[0] + w[1] * x[1]])
