# expect: gradients=failed train_step=failed
# mistake: a forward difference with a step of a thousandth
# diagnosis: coarse forward difference
import numpy as np


def gradients(w, x, y):
    def loss(v):
        h1 = v[0] * x[0] + v[1] * x[1]
        h2 = v[2] * x[0] + v[3] * x[1]
        return (y - v[4] * h1 - v[5] * h2) ** 2 / 2

    step = 1e-3
    grad = np.zeros(6)
    for k in range(6):
        shifted = w.copy()
        shifted[k] += step
        grad[k] = (loss(shifted) - loss(w)) / step
    return grad
