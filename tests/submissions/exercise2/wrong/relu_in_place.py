# expect: relu=failed
# mistake: writes the zeros into the caller's array
import numpy as np


def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z
