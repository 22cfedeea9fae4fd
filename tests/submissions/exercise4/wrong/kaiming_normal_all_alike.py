# expect: kaiming_normal=failed
# mistake: one number drawn and every weight set to it
# diagnosis: all alike
import numpy as np


def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    std = kaiming_normal_std(_fan(shape, mode), gain(nonlinearity, a))
    return np.full(shape, rng.normal(0.0, std))
