# expect: xavier_normal=failed
# mistake: all the numbers in one long row
# diagnosis: flat
import math


def xavier_normal(shape, rng, gain=1.0):
    return rng.normal(0.0, xavier_normal_std(*fans(shape), gain), math.prod(shape))
