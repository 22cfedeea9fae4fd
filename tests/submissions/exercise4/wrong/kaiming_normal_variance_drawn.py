# expect: kaiming_normal=failed
# mistake: the variance handed to rng.normal
# diagnosis: variance in place of std
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return rng.normal(0.0, std**2, size=shape)
