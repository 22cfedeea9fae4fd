# expect: xavier_normal=failed
# mistake: one column drawn and repeated for every input
# diagnosis: one column for all
import numpy as np


def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    column = rng.normal(0.0, std, size=(shape[0],) + (1,) * (len(shape) - 1))
    return column * np.ones(shape)
