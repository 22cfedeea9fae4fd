# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: 0 instead of -1 below the edge
# diagnosis: step in place of sign
import numpy as np


def sign(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)
