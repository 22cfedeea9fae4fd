# expect: kaiming_uniform=failed
# mistake: a is not handed on
# diagnosis: slope ignored
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity))
    return rng.uniform(-bound, bound, size=shape)
