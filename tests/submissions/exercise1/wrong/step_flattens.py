# expect: step=failed
# mistake: an array of any shape comes back flat
# diagnosis: flattened
import numpy as np


def step(z):
    return np.array([1.0 if v >= 0 else 0.0 for v in np.ravel(z)])
