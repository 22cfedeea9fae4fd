# expect: gain=failed
# mistake: PyTorch's own default slope, 0.01
# diagnosis: slope of PyTorch's layer
_strict_gain = gain


def gain(nonlinearity, a=0.01):
    return _strict_gain(nonlinearity, a)
