# expect: xavier_uniform=failed
# mistake: (fan_in, fan_out) instead of (fan_out, fan_in)
# diagnosis: shape reversed
def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return rng.uniform(-bound, bound, size=tuple(shape)[::-1])
