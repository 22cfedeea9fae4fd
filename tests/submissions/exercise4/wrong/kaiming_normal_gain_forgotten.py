# expect: kaiming_normal=failed
# mistake: the gain left out
# diagnosis: gain left out
import math


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    return rng.standard_normal(shape) / math.sqrt(_fan(shape, mode))
