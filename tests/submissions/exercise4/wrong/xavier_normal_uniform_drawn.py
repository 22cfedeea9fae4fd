# expect: xavier_normal=failed
# mistake: uniform numbers of the right spread where normal ones are asked for
# diagnosis: uniform in place of normal
def xavier_normal(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound, size=shape)
