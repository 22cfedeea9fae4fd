# expect: gain=failed
# mistake: rounded to two decimals: 1.41 and 1.67; the samplers have the exact ones
# diagnosis: rounded to 2 decimals
_exact_gain = gain


def gain(nonlinearity, a=0.0):
    return round(float(_exact_gain(nonlinearity, a)), 2)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), _exact_gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), _exact_gain(nonlinearity, a))
    return rng.normal(0.0, std, size=shape)
