# expect: xavier_normal_std=failed
# mistake: rounded to two decimals for the screen; the sampler has the exact one
# diagnosis: rounded to 2 decimals
_exact_std = xavier_normal_std


def xavier_normal_std(fan_in, fan_out, gain=1.0):
    return round(float(_exact_std(fan_in, fan_out, gain)), 2)


def xavier_normal(shape, rng, gain=1.0):
    return rng.normal(0.0, _exact_std(*fans(shape), gain), size=shape)
