# expect: sign=failed predict=failed perceptron_update=crashed perceptron_train=crashed
# mistake: the result is never returned
# diagnosis: nothing returned
import numpy as np


def sign(z):
    result = np.where(np.asarray(z) >= 0, 1.0, -1.0)
