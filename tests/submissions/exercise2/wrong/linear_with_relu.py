# expect: linear=failed mlp_forward=failed
# mistake: ReLU already inside the layer
# diagnosis: ReLU already in the layer
import numpy as np


def linear(W, b, X):
    return np.maximum(0, X @ W + b)
