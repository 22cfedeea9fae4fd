# expect: xavier_normal=failed
# mistake: clipped at one standard deviation
# diagnosis: clipped
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return rng.normal(0.0, std, size=shape).clip(-std, std)
