# expect: xavier_normal=failed
# mistake: standardized by the spread along an axis of length 1: nought over nought
# diagnosis: not a number
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    z = rng.standard_normal((*shape, 1))
    z = (z - z.mean(axis=-1, keepdims=True)) / z.std(axis=-1, keepdims=True)
    return std * z[..., 0]
