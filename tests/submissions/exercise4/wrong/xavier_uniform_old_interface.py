# expect: xavier_uniform=crashed
# mistake: rng.rand, which a Generator does not have
# diagnosis: old random interface
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return (2 * rng.rand(*shape) - 1) * bound
