# expect: hidden=failed forward=failed
# mistake: h2 is computed from h1 instead of x1
# diagnosis: h2: with h1 in place of x1
import numpy as np


def hidden(w, x):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * h1 + w[3] * x[1]
    return np.array([h1, h2])
