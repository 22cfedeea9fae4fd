# expect: xavier_normal=failed
# mistake: a new, unseeded generator: no draw can be repeated
# diagnosis: not drawn from rng
import numpy as np


def xavier_normal(shape, rng, gain=1.0):
    rng = np.random.default_rng()
    return rng.normal(0.0, xavier_normal_std(*fans(shape), gain), size=shape)
