# expect: step=failed
# mistake: 2.0 typed where 1.0 belongs
# diagnosis: another label
import numpy as np


def step(z):
    return np.where(np.asarray(z) >= 0, 2.0, 0.0)
