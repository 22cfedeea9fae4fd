# expect: xavier_uniform=failed
# mistake: the gain is not handed on
# diagnosis: gain ignored
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape))
    return rng.uniform(-bound, bound, size=shape)
