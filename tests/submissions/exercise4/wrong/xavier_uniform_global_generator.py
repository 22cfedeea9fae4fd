# expect: xavier_uniform=failed
# mistake: np.random's own generator instead of the one handed in
# diagnosis: not drawn from rng
import numpy as np


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return np.random.uniform(-bound, bound, size=shape)
