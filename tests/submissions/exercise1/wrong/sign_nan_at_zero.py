# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: z / |z|, which is 0 / 0 = NaN at 0
# diagnosis: divided by its magnitude
import numpy as np


def sign(z):
    return np.asarray(z) / np.abs(z)
