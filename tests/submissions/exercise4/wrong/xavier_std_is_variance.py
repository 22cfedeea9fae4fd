# expect: xavier_normal_std=failed xavier_normal=failed
# mistake: the variance instead of the standard deviation
# diagnosis: variance
def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return gain**2 * 2 / (fan_in + fan_out)
