# expect: kaiming_normal=crashed
# mistake: a variable with the name of the function
# diagnosis: variable with a function's name
def kaiming_normal(shape, rng, a=0.0, mode="fan_in", nonlinearity="leaky_relu"):
    gain = gain(nonlinearity, a)
    fan = fans(shape)[0 if mode == "fan_in" else 1]
    return rng.normal(0.0, kaiming_normal_std(fan, gain), shape)
