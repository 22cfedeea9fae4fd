# expect: xavier_normal=failed
# mistake: mean and standard deviation exchanged
# diagnosis: mean and deviation exchanged
def xavier_normal(shape, rng, gain=1.0):
    fan_in, fan_out = fans(shape)
    return rng.normal(xavier_normal_std(fan_in, fan_out, gain), 0.0, shape)
