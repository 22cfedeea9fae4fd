# expect: xavier_uniform=failed
# mistake: draws from a copy: the caller's generator stands still
# diagnosis: copy of rng
import copy


def xavier_uniform(shape, rng, gain=1.0):
    bound = xavier_uniform_bound(*fans(shape), gain)
    return copy.deepcopy(rng).uniform(-bound, bound, size=shape)
