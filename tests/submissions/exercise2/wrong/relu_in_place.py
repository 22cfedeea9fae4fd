# expect: relu=failed
# mistake: writes the zeros into the caller's array
# diagnosis: argument changed in place
import numpy as np


def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z
