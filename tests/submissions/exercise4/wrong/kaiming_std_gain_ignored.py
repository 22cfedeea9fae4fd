# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: the gain is taken and not used
# diagnosis: gain left out
import math


def kaiming_normal_std(fan, gain):
    return 1 / math.sqrt(fan)
