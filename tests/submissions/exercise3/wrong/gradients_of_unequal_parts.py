# expect: gradients=crashed train_step=crashed
# mistake: np.array of a matrix and a row
# diagnosis: array of unequal parts
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    return np.array([np.outer(error * w[4:], x), error * hidden]).ravel()
