# expect: relu=failed mlp_forward=failed
# mistake: the smooth version
# diagnosis: softplus
import numpy as np


def relu(z):
    return np.log1p(np.exp(z))
