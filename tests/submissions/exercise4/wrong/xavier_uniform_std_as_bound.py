# expect: xavier_uniform=failed
# mistake: the standard deviation used as the bound: the root of 3 is missing
# diagnosis: std in place of the bound
def xavier_uniform(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return rng.uniform(-std, std, size=shape)
