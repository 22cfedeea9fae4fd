# expect: xavier_normal=failed
# mistake: each shape is drawn once and the same array handed out ever after
# diagnosis: drawn once and kept
_drawn = {}


def xavier_normal(shape, rng, gain=1.0):
    key = (*shape, gain)
    if key not in _drawn:
        std = xavier_normal_std(*fans(shape), gain)
        _drawn[key] = rng.normal(0.0, std, size=shape)
    return _drawn[key]
