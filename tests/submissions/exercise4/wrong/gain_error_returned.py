# expect: gain=failed
# mistake: the ValueError is returned, not raised
# diagnosis: error returned
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    try:
        return _strict_gain(nonlinearity, a)
    except ValueError as error:
        return error
