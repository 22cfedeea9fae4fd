# expect: fans=failed
# mistake: the first side squared: wrong for kernels that are not square or not flat
# diagnosis: kernel taken for a square
import math


def fans(shape):
    side = shape[2] if len(shape) > 2 else 1
    return shape[1] * side**2, shape[0] * side**2


def _fan(shape, mode):
    positions = math.prod(shape[2:])
    return (shape[1] if mode == "fan_in" else shape[0]) * positions


def xavier_uniform(shape, rng, gain=1.0):
    sizes = _fan(shape, "fan_in"), _fan(shape, "fan_out")
    bound = xavier_uniform_bound(*sizes, gain)
    return rng.uniform(-bound, bound, size=shape)


def xavier_normal(shape, rng, gain=1.0):
    sizes = _fan(shape, "fan_in"), _fan(shape, "fan_out")
    return rng.normal(0.0, xavier_normal_std(*sizes, gain), size=shape)
