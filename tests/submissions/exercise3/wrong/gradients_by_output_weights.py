# expect: gradients=failed train_step=failed
# mistake: w5 and w6 where h1 and h2 belong
# diagnosis: output weights in place of the hidden values
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    inner = np.outer(error * w[4:], x).ravel()
    return np.concatenate([inner, error * w[4:]])
