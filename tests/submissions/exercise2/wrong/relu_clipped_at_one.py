# expect: relu=failed mlp_forward=failed
# mistake: clipped above as well
# diagnosis: clipped at 1
import numpy as np


def relu(z):
    return np.clip(z, 0, 1)
