# expect: xavier_uniform=failed
# mistake: normal numbers of the right spread where uniform ones are asked for
# diagnosis: normal in place of uniform
def xavier_uniform(shape, rng, gain=1.0):
    return rng.normal(0.0, xavier_normal_std(*fans(shape), gain), size=shape)
