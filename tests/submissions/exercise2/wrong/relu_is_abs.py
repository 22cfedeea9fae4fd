# expect: relu=failed mlp_forward=failed
# mistake: the absolute value
# diagnosis: absolute value
import numpy as np


def relu(z):
    return np.abs(z)
