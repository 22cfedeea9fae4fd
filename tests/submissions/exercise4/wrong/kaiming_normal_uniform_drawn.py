# expect: kaiming_normal=failed
# mistake: uniform numbers of the right spread
# diagnosis: uniform in place of normal
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
