# expect: relu=failed mlp_forward=failed
# mistake: compared with 1 in place of 0
# diagnosis: cut at 1
import numpy as np


def relu(z):
    return np.maximum(1.0, z)
