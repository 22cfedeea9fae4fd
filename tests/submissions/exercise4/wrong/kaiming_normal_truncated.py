# expect: kaiming_normal=failed
# mistake: drawn again until within two standard deviations, as TensorFlow does
# diagnosis: truncated
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    z = rng.standard_normal(shape)
    while (outside := abs(z) > 2).any():
        z[outside] = rng.standard_normal(outside.sum())
    return std * z
