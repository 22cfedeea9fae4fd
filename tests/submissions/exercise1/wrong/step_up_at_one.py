# expect: step=failed
# mistake: compared with 1: the value where the threshold belongs
# diagnosis: threshold at 1
import numpy as np


def step(z):
    return (np.asarray(z) >= 1).astype(float)
