# expect: gradient_step=failed train_step=crashed
# mistake: a matrix of one row where (6,) is asked for
# diagnosis: matrix of one row
import numpy as np


def gradient_step(w, grad, eta):
    return np.atleast_2d(w - eta * grad)
