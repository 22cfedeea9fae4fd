# expect: kaiming_uniform=failed
# mistake: one argument to rng.uniform: it is the lower end, and the upper one stays 1
# diagnosis: upper end of 1
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, size=shape)
