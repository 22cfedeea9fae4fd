# expect: kaiming_normal=failed
# mistake: a is not handed on
# diagnosis: slope ignored
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity))
    return rng.normal(0.0, std, size=shape)
