# expect: passed
# style: exact rational arithmetic, turned into floats at the very end
from fractions import Fraction

import numpy as np


def exact(values):
    return [Fraction(float(value)) for value in values]


def predict(w, x):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    return h1, h2, w[4] * h1 + w[5] * h2


def output_error(y, y_pred):
    return float(Fraction(float(y_pred)) - Fraction(float(y)))


def exact_gradients(w, x, y):
    h1, h2, y_pred = predict(w, x)
    error = y_pred - y
    return [
        error * w[4] * x[0],
        error * w[4] * x[1],
        error * w[5] * x[0],
        error * w[5] * x[1],
        error * h1,
        error * h2,
    ]


def gradients(w, x, y):
    (target,) = exact([y])
    return np.array([float(g) for g in exact_gradients(exact(w), exact(x), target)])


def gradient_step(w, grad, eta):
    (rate,) = exact([eta])
    pairs = zip(exact(w), exact(grad), strict=True)
    return np.array([float(a - rate * b) for a, b in pairs])


def train_step(w, x, y, eta):
    w, x, (y, eta) = exact(w), exact(x), exact([y, eta])
    grad = exact_gradients(w, x, y)
    w_new = [a - eta * b for a, b in zip(w, grad, strict=True)]
    before, after = ((y - predict(v, x)[2]) ** 2 / 2 for v in (w, w_new))
    return np.array([float(v) for v in w_new]), float(before), float(after)
