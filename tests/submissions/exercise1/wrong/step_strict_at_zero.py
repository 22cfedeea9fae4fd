# expect: step=failed
# mistake: z > 0 where it should be z >= 0
# diagnosis: zero on the wrong side
import numpy as np


def step(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
