# expect: hidden=failed forward=failed
# mistake: an activation that this network does not have
# diagnosis: a ReLU in the hidden layer
import numpy as np


def hidden(w, x):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    return np.array([max(0.0, h1), max(0.0, h2)])
