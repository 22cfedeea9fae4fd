# expect: kaiming_uniform=failed
# mistake: "fan_out" by default
# diagnosis: another default mode
def kaiming_uniform(shape, rng, a=0.0, mode="fan_out", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
