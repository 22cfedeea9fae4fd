# expect: xavier_normal=failed
# mistake: no return
# diagnosis: nothing returned
def xavier_normal(shape, rng, gain=1.0):
    std = xavier_normal_std(*fans(shape), gain)
    weights = rng.normal(0.0, std, size=shape)
    print("spread:", weights.std())
