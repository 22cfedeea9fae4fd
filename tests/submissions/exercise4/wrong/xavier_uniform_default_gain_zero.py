# expect: xavier_uniform=failed
# mistake: the gain is 0 unless told otherwise
# diagnosis: another default
def xavier_uniform(shape, rng, gain=0.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound, size=shape)
