# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: the gain slipped under the root
# diagnosis: gain under the root
import math


def kaiming_normal_std(fan, gain):
    return math.sqrt(gain / fan)
