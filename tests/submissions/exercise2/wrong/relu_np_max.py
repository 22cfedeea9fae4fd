# expect: relu=crashed mlp_forward=crashed
# mistake: np.max for np.maximum
# diagnosis: np.max in place of np.maximum
import numpy as np


def relu(z):
    return np.max(0, z)
