# expect: relu=failed mlp_forward=crashed
# mistake: np.max(z, 0): the 0 is an axis there, not a number
# diagnosis: largest along an axis
import numpy as np


def relu(z):
    return np.max(z, 0)
