# expect: gain=failed kaiming_uniform=failed kaiming_normal=failed
# mistake: the leaky ReLU's gain without its root
# diagnosis: root of the leaky gain left out
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    if nonlinearity == "leaky_relu":
        return 2 / (1 + a**2)
    return _strict_gain(nonlinearity, a)
