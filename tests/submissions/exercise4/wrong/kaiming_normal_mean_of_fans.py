# expect: kaiming_normal=failed
# mistake: the mean of both fans, which is Xavier's
# diagnosis: mean of the fans
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(sum(fans(shape)) / 2, gain(nonlinearity, a))
    return rng.normal(0.0, std, size=shape)
