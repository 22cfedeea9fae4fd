# expect: xavier_normal=failed
# mistake: mean and standard deviation confused: N(std, std)
# diagnosis: mean not 0
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return std + std * rng.standard_normal(shape)
