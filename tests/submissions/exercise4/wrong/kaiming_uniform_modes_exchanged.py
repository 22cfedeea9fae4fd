# expect: kaiming_uniform=failed
# mistake: fan_in for "fan_out" and the other way round
# diagnosis: modes exchanged
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    fan = fans(shape)[1 if mode == "fan_in" else 0]
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
