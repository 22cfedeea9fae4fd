# expect: kaiming_normal=failed
# mistake: transposed
# diagnosis: transposed
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return rng.normal(0.0, std, size=shape).T
