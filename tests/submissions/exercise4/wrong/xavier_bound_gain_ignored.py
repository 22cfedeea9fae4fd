# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: the gain is taken and not used
# diagnosis: gain left out
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return math.sqrt(6 / (fan_in + fan_out))
