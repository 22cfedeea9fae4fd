# expect: kaiming_uniform=failed
# mistake: the standard deviation used as the bound
# diagnosis: std in place of the bound
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-std, std, size=shape)
