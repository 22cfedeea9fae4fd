# expect: xavier_normal=failed
# mistake: np.random.seed(42) and np.random.randn; rng is never touched
# diagnosis: NumPy's global generator
import numpy as np


def xavier_normal(shape, rng, gain=1.0):
    np.random.seed(42)
    return np.random.randn(*shape) * xavier_normal_std(*fans(shape), gain)
