# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: tanh has gain 1
# diagnosis: tanh taken for linear
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    return 1.0 if nonlinearity == "tanh" else _strict_gain(nonlinearity, a)
