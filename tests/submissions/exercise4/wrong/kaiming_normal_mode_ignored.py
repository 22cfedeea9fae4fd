# expect: kaiming_normal=failed
# mistake: fan_in always
# diagnosis: mode ignored
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(fans(shape)[0], gain(nonlinearity, a))
    return rng.normal(0.0, std, size=shape)
