# expect: kaiming_uniform_bound=failed
# mistake: the lower end of the interval (the law drawn from is the same)
# diagnosis: lower end
import math


def kaiming_uniform_bound(fan, gain):
    return -gain * math.sqrt(3 / fan)


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    low = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return rng.uniform(low, -low, size=shape)
