# expect: kaiming_uniform=failed
# mistake: the rows joined end to end where they should be stacked
# diagnosis: rows joined end to end
import numpy as np


def kaiming_uniform(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    bound = kaiming_uniform_bound(_fan(shape, mode), gain(nonlinearity, a))
    rows = [rng.uniform(-bound, bound, size=shape[1:]) for _ in range(shape[0])]
    return np.concatenate(rows)
