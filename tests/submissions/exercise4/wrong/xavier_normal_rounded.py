# expect: xavier_normal=failed
# mistake: weights rounded to one decimal
# diagnosis: rounded to 1 decimal
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    return rng.normal(0.0, std, size=shape).round(1)
