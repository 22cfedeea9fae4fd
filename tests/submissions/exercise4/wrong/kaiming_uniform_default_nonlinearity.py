# expect: kaiming_uniform=failed
# mistake: "relu" by default, so that a slope alone has no effect
# diagnosis: another default nonlinearity
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
