# expect: gradients=failed train_step=failed
# mistake: w2 and w3 exchanged in the forward pass inside
# diagnosis: h1+h2: with w2 and w3 exchanged
import numpy as np


def gradients(w, x, y):
    hidden = x @ w[:4].reshape(2, 2)
    error = output_error(y, w[4:] @ hidden)
    return np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
