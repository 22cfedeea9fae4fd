# expect: kaiming_uniform_bound=failed kaiming_uniform=failed
# mistake: the standard deviation taken for the bound: the 3 is missing
# diagnosis: std in place of the bound
import math


def kaiming_uniform_bound(fan, gain):
    return gain / math.sqrt(fan)
