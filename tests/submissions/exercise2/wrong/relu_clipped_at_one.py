# expect: relu=failed mlp_forward=failed
# mistake: clipped above as well
import numpy as np


def relu(z):
    return np.clip(z, 0, 1)
