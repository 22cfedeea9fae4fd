# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: the gain is taken and not used
# diagnosis: gain left out
import math


def kaiming_uniform_bound(fan, gain):
    return math.sqrt(3 / fan)
