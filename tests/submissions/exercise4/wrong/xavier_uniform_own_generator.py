# expect: xavier_uniform=failed
# mistake: a generator of its own, seeded with 0, in every call
# diagnosis: own generator
import numpy as np


def xavier_uniform(shape, rng, gain=1.0):
    rng = np.random.default_rng(0)
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound, size=shape)
