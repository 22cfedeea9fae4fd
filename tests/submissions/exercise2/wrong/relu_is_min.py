# expect: relu=failed mlp_forward=failed
# mistake: minimum instead of maximum
# diagnosis: minimum in place of maximum
import numpy as np


def relu(z):
    return np.minimum(0, z)
