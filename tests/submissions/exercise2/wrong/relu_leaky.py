# expect: relu=failed mlp_forward=failed
# mistake: a leak of 0.01 below zero
# diagnosis: leaky ReLU
import numpy as np


def relu(z):
    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))
