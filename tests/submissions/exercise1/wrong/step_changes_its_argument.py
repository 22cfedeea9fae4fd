# expect: step=failed
# mistake: writes the answer into z itself
# diagnosis: argument changed in place
import numpy as np


def step(z):
    z = np.asarray(z)
    above = z >= 0
    z[above] = 1.0
    z[~above] = 0.0
    return z
