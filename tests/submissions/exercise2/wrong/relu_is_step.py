# expect: relu=failed mlp_forward=failed
# mistake: its derivative, 0 or 1
# diagnosis: its derivative
import numpy as np


def relu(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
