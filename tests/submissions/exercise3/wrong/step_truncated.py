# expect: gradient_step=failed train_step=failed
# mistake: an integer array loses what follows the point
# diagnosis: cut to whole numbers
import numpy as np


def gradient_step(w, grad, eta):
    w_new = np.zeros(6, dtype=int)
    for k in range(6):
        w_new[k] = w[k] - eta * grad[k]
    return w_new
