# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: <= typed for >=
# diagnosis: at most in place of at least
import numpy as np


def sign(z):
    return np.where(np.asarray(z) <= 0, 1.0, -1.0)
