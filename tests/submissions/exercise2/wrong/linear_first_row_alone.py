# expect: linear=failed mlp_forward=failed
# mistake: works on the first row alone
# diagnosis: first row only
import numpy as np


def linear(W, b, X):
    return np.array([b + X[0] @ W])
