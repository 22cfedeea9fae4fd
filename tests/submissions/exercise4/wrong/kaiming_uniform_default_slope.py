# expect: kaiming_uniform=failed
# mistake: a = sqrt(5) by default, as PyTorch's linear layers have it
# diagnosis: slope of PyTorch's linear layers
import math


def kaiming_uniform(shape, rng, a=math.sqrt(5), mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
