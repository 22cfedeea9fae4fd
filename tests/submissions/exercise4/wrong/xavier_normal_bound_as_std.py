# expect: xavier_normal=failed
# mistake: the uniform law's bound used as the standard deviation
# diagnosis: bound in place of std
def xavier_normal(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.normal(0.0, bound, size=shape)
