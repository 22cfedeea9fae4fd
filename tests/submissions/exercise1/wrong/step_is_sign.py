# expect: step=failed
# mistake: -1 instead of 0 below the edge
# diagnosis: sign in place of step
import numpy as np


def step(z):
    return np.where(np.asarray(z) >= 0, 1.0, -1.0)
