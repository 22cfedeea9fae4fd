# expect: gain=failed
# mistake: names that PyTorch knows and this exercise does not: conv2d, selu
# diagnosis: names of PyTorch accepted
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    if nonlinearity.startswith("conv"):
        return 1.0
    if nonlinearity == "selu":
        return 3 / 4
    return _strict_gain(nonlinearity, a)
