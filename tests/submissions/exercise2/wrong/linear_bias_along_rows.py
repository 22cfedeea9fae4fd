# expect: linear=failed mlp_forward=failed
# mistake: the bias runs along the examples, not the units
# diagnosis: bias along the rows
import numpy as np


def linear(W, b, X):
    return X @ W + np.resize(b, (len(X), 1))
