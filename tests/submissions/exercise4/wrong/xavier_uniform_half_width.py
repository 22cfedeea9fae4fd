# expect: xavier_uniform=failed
# mistake: an interval of width a instead of 2a
# diagnosis: half the width
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return (rng.random(shape) - 0.5) * bound
