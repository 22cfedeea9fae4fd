# expect: kaiming_normal=crashed
# mistake: the shape unpacked: rng takes the second size for a dtype
# diagnosis: shape unpacked
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return std * rng.standard_normal(*shape)
