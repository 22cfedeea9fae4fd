# expect: xavier_uniform=failed
# mistake: a grid of nine values instead of an interval
# diagnosis: nine values only
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.integers(-4, 4, size=shape, endpoint=True) / 4 * bound
