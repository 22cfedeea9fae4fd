# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: np.sign, which is 0 at 0
# diagnosis: zero at zero
import numpy as np


def sign(z):
    return np.sign(z)
