# expect: kaiming_uniform_bound=failed kaiming_uniform=crashed
# mistake: printed instead of returned
# diagnosis: nothing returned
import math


def kaiming_uniform_bound(fan, gain):
    print(gain * math.sqrt(3 / fan))
