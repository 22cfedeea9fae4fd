# expect: kaiming_uniform=failed
# mistake: seeded with the time of day
# diagnosis: not drawn from rng
import time

import numpy as np


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    own = np.random.default_rng(time.time_ns())
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    return own.uniform(-bound, bound, size=shape)
