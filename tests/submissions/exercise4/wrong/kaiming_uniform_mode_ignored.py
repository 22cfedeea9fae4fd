# expect: kaiming_uniform=failed
# mistake: fan_in always
# diagnosis: mode ignored
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(fans(shape)[0], gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
