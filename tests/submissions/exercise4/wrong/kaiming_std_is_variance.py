# expect: kaiming_normal_std=failed kaiming_normal=failed
# mistake: the variance instead of the standard deviation
# diagnosis: variance
def kaiming_normal_std(fan, gain):
    return gain**2 / fan
