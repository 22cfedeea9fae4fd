# expect: relu=failed mlp_forward=failed
# mistake: z / z as an indicator: NaN
# diagnosis: not a number
import numpy as np


def relu(z):
    above = np.asarray(z) * (np.asarray(z) > 0)
    return above / above * z
