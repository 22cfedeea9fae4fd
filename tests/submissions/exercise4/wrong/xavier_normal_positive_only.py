# expect: xavier_normal=failed
# mistake: absolute values: no negative weight
# diagnosis: no negative weights
import numpy as np


def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return np.abs(rng.normal(0.0, std, size=shape))
