# expect: passed
# style: the error as y - y_pred and a minus in every gradient; numbers as plain tuples
import numpy as np


def output_error(y, y_pred):
    return -(y - y_pred)


def gradients(w, x, y):
    w1, w2, w3, w4, w5, w6 = map(float, w)
    x1, x2 = map(float, x)
    h1 = x2 * w2 + x1 * w1
    h2 = x2 * w4 + x1 * w3
    missing = float(y) - (w6 * h2 + w5 * h1)
    return (
        -missing * w5 * x1,
        -missing * w5 * x2,
        -missing * w6 * x1,
        -missing * w6 * x2,
        -missing * h1,
        -missing * h2,
    )


def gradient_step(w, grad, eta):
    change = tuple(-eta * g for g in grad)
    return tuple(float(a) + float(b) for a, b in zip(w, change))


def train_step(w, x, y, eta):
    x = np.asarray(x)

    def loss(v):
        v = np.asarray(v)
        missing = y - (v[4] * (v[:2] @ x) + v[5] * (v[2:4] @ x))
        return np.float64(0.5) * missing * missing

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return [w_new, loss(w), loss(w_new)]
