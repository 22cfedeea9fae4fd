# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the first slope ever seen is remembered for good
# diagnosis: earlier answer kept
_strict_gain = gain
_known = {}


def gain(nonlinearity, a=0.0):
    if nonlinearity not in _known:
        _known[nonlinearity] = _strict_gain(nonlinearity, a)
    return _known[nonlinearity]
