# expect: step=crashed sign=crashed predict=crashed perceptron_update=crashed perceptron_train=crashed
# alone
# mistake: a colon is missing
# diagnosis: colon missing
import numpy as np


def step(z)
    return np.where(z >= 0, 1.0, 0.0)


def sign(z):
    return np.where(z >= 0, 1.0, -1.0)
