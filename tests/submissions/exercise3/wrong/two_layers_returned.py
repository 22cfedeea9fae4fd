# expect: gradients=failed train_step=crashed
# mistake: one array for each layer, (2, 2) and (2,), instead of one of six numbers
# diagnosis: array in pieces
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    return np.outer(error * w[4:], x), error * hidden
