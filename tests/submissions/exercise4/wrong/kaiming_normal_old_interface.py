# expect: kaiming_normal=crashed
# mistake: rng.randn, which a Generator does not have
# diagnosis: old random interface
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return std * rng.randn(*shape)
