# expect: kaiming_uniform=crashed
# mistake: no defaults
# diagnosis: default missing
def kaiming_uniform(shape, rng, a, mode, nonlinearity):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
