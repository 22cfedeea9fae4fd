# expect: gain=failed
# mistake: an unknown name quietly gets 1
# diagnosis: unknown name gets 1
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    try:
        return _strict_gain(nonlinearity, a)
    except ValueError:
        return 1.0
