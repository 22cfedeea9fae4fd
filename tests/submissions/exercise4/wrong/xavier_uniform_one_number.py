# expect: xavier_uniform=failed
# mistake: the shape is not handed on: a single number
# diagnosis: one number
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound)
