# expect: kaiming_uniform=failed
# mistake: Xavier's formula with Kaiming's gain
# diagnosis: mean of the fans
def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    return xavier_uniform(shape, rng, gain(nonlinearity, a))
