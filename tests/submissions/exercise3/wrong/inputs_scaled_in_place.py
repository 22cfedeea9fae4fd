# expect: gradients=failed train_step=failed
# mistake: right numbers, but the caller's x is overwritten on the way
# diagnosis: argument changed in place
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    x *= error
    return np.concatenate([np.outer(w[4:], x).ravel(), error * hidden])
