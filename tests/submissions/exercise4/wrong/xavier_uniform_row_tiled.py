# expect: xavier_uniform=failed
# mistake: one row drawn and repeated for every unit
# diagnosis: one row for all
import numpy as np


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    row = rng.uniform(-bound, bound, size=shape[1:])
    return np.stack([row] * shape[0])
