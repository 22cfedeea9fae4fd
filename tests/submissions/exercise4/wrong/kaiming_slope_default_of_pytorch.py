# expect: kaiming_uniform=failed
# mistake: the slope defaults to 0.01, as in torch.nn.LeakyReLU, where 0.0 is asked for
# diagnosis: slope of PyTorch's layer
import numpy as np


def kaiming_uniform(shape, rng, a=0.01, mode="fan_in", nonlinearity="leaky_relu"):
    fan_in, fan_out = fans(shape)
    fan = fan_in if mode == "fan_in" else fan_out
    bound = kaiming_uniform_bound(fan, gain(nonlinearity, a))
    return rng.uniform(-bound, bound, size=shape)
