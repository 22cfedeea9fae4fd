# expect: xavier_normal=failed
# mistake: the variance handed to rng.normal, which wants the standard deviation
# diagnosis: variance in place of std
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return rng.normal(0.0, std**2, size=shape)
