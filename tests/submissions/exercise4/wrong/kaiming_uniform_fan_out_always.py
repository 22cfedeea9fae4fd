# expect: kaiming_uniform=failed
# mistake: fan_out always
# diagnosis: fan_out always
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(fans(shape)[1], gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
