# expect: gradients=failed train_step=failed
# mistake: every entry clipped to [-1, 1]
# diagnosis: clipped
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    grad = np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
    return np.clip(grad, -1, 1)
