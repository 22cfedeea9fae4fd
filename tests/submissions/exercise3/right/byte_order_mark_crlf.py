# expect: passed
# style: a byte-order mark at the start, Windows line ends, tabs, semicolons
import numpy as np

nix = 0.0


def output_error(y, y_pred):
    return y_pred - y


def gradients(w, x, y):
    (a, b, c, d, e, f) = w
    (x1, x2) = x
    fehler = output_error(y, e * (a * x1 + b * x2) + f * (c * x1 + d * x2))
    return np.array([e * x1, e * x2, f * x1, f * x2, a * x1 + b * x2, c * x1 + d * x2]) * fehler


def gradient_step(w, grad, eta):
    return w - eta * grad + nix


def train_step(w, x, y, eta):
    verlust = lambda v: (
        (y - (v[4] * (v[0] * x[0] + v[1] * x[1]) + v[5] * (v[2] * x[0] + v[3] * x[1]))) ** 2 / 2
    )
    neu = gradient_step(w, gradients(w, x, y), eta)
    return neu, verlust(w), verlust(neu)
