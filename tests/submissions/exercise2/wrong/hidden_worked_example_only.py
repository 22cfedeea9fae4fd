# expect: hidden=failed forward=failed
# mistake: the weights of the worked example are built in
# diagnosis: w ignored
import numpy as np


def hidden(w, x):
    return np.array([1.0 * x[0] + 0.5 * x[1], 0.5 * x[0] + 0.7 * x[1]])
