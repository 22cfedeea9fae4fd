# expect: gradients=failed train_step=failed
# mistake: rounded to two decimals
# diagnosis: rounded to 2 decimals
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    exact = np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
    return exact.round(2)
