# expect: gradients=failed train_step=failed
# mistake: the gradients of the squared error without its 1/2
# diagnosis: factor 2 kept
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = 2 * output_error(y, w[4:] @ hidden)
    return np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
