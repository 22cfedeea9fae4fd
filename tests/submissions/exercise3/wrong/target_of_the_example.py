# expect: gradients=failed train_step=failed
# mistake: y is ignored: the worked example's 0.8 is typed in
# diagnosis: output_error: with y = 0.8, whatever is given
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(0.8, w[4:] @ hidden)
    return np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
