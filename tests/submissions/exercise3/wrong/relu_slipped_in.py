# expect: gradients=failed train_step=failed
# mistake: the hidden units get a ReLU that this network does not have
# diagnosis: ReLU in the hidden layer
import numpy as np


def gradients(w, x, y):
    z = w[:4].reshape(2, 2) @ x
    hidden = np.maximum(0, z)
    error = output_error(y, w[4:] @ hidden)
    first_layer = np.outer(error * w[4:] * (z > 0), x)
    return np.concatenate([first_layer.ravel(), error * hidden])
