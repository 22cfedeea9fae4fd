# expect: gradients=crashed train_step=crashed
# mistake: a variable used that was never given a value
# diagnosis: name without a value
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    return np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
