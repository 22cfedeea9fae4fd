# expect: kaiming_uniform=failed
# mistake: the nonlinearity is ignored: the ReLU's gain for all
# diagnosis: gain of ReLU always
import math


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), math.sqrt(2))
    return rng.uniform(-bound, bound, size=shape)
