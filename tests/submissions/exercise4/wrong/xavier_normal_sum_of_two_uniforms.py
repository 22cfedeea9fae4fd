# expect: xavier_normal=failed
# mistake: the sum of two uniform numbers: the right spread, a triangle for a bell
# diagnosis: sum of two uniforms
def xavier_normal(shape, rng, gain=1.0):
    half = xavier_uniform_bound(*fans(shape), gain) / 2**0.5
    return rng.uniform(-half, half, size=shape) + rng.uniform(-half, half, size=shape)
