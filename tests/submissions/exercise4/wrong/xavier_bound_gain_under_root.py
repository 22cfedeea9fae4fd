# expect: xavier_uniform_bound=failed xavier_uniform=failed
# mistake: the gain slipped under the root
# diagnosis: gain under the root
import math


def xavier_uniform_bound(fan_in, fan_out, gain=1.0):
    return math.sqrt(6 * gain / (fan_in + fan_out))
