# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: sigmoid has gain 4, one over its slope at 0
# diagnosis: sigmoid of 4
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    return 4.0 if nonlinearity == "sigmoid" else _strict_gain(nonlinearity, a)
