# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: ReLU is taken to be linear
# diagnosis: ReLU taken for linear
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    return 1.0 if nonlinearity == "relu" else _strict_gain(nonlinearity, a)
