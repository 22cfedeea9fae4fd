# expect: xavier_normal=failed
# mistake: the gain defaults to a number near 1, which no histogram would show
# diagnosis: another default gain
import numpy as np


def xavier_normal(shape, rng, gain=1.001):
    return rng.normal(0.0, xavier_normal_std(*fans(shape), gain), size=shape)
