# expect: gradients=failed train_step=failed
# mistake: a column of shape (6, 1) where (6,) is asked for
# diagnosis: column instead of a row of numbers
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    flat = np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
    return flat.reshape(-1, 1)
