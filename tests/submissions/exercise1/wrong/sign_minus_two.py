# expect: sign=failed predict=failed perceptron_update=failed perceptron_train=failed
# mistake: -2.0 typed where -1.0 belongs, in an if
# diagnosis: another label
import numpy as np


def sign(z):
    return 3.0 * (np.asarray(z) >= 0) - 2.0
