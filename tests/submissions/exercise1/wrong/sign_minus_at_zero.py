# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: z > 0 where it should be z >= 0
# diagnosis: zero on the wrong side
import numpy as np


def sign(z):
    return np.where(np.asarray(z) > 0, 1.0, -1.0)
