# expect: linear=failed mlp_forward=failed
# mistake: one example instead of the batch
# diagnosis: first row only
import numpy as np


def linear(W, b, X):
    return np.dot(X[0], W) + b
