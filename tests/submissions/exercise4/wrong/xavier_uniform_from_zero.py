# expect: xavier_uniform=failed
# mistake: U(0, a) instead of U(-a, a)
# diagnosis: from zero
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(0, bound, size=shape)
