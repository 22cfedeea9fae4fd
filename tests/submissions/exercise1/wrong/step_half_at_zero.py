# expect: step=failed
# mistake: one half at zero
# diagnosis: one half at zero
import numpy as np


def step(z):
    return np.heaviside(z, 0.5)
