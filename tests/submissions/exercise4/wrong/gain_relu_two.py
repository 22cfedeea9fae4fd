# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the square of the ReLU's gain
# diagnosis: square of the ReLU's gain
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    return 2.0 if nonlinearity == "relu" else _strict_gain(nonlinearity, a)
