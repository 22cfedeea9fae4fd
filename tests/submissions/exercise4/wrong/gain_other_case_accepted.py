# expect: gain=failed
# mistake: "ReLU" is taken for "relu"
# diagnosis: other spellings accepted
_strict_gain = gain


def gain(nonlinearity, a=0.0):
    return _strict_gain(nonlinearity.lower(), a)
