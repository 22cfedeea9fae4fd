# expect: kaiming_normal=timed_out
# mistake: waits for a draw with exactly the right spread
# diagnosis: no end
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    weights = rng.normal(0.0, std, size=shape)
    while abs(weights.std() / std - 1) > 0:
        weights = rng.normal(0.0, std, size=shape)
    return weights
