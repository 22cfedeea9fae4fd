# expect: gradients=failed train_step=failed
# mistake: the 2x2 gradient is laid out column by column: w2 and w3 change places
# diagnosis: entries in other places
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    first_layer = np.outer(x, error * w[4:])
    return np.concatenate([first_layer.ravel(), error * hidden])
