# expect: kaiming_normal=failed
# mistake: the nonlinearity is ignored: the leaky ReLU's gain for all
# diagnosis: nonlinearity ignored
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain("leaky_relu", a))
    return rng.normal(0.0, std, size=shape)
