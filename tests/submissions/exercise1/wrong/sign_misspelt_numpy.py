# expect: sign=crashed predict=crashed perceptron_update=crashed perceptron_train=crashed
# mistake: a NameError: numpy was imported under another name
# diagnosis: name without a value
import numpy


def sign(z):
    return nump.where(z >= 0, 1.0, -1.0)
