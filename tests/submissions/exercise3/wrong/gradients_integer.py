# expect: gradients=failed train_step=failed
# mistake: an integer array cuts every gradient to a whole number
# diagnosis: cut to whole numbers
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    grad = np.zeros(6, dtype=int)
    grad[:4] = np.outer(error * w[4:], x).ravel()
    grad[4:] = error * hidden
    return grad
