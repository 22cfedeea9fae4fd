# expect: passed
# style: complex-step derivatives: no formula is differentiated by hand
import numpy as np

TINY = 1e-30


def half_square(y, y_pred):
    return 0.5 * (y - y_pred) * (y - y_pred)


def network_loss(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    return half_square(y, w[4] * h1 + w[5] * h2)


def output_error(y, y_pred):
    return half_square(y, y_pred + TINY * 1j).imag / TINY


def gradients(w, x, y):
    nudged = w + TINY * 1j * np.eye(6)
    return np.array([network_loss(row, x, y).imag / TINY for row in nudged])


def gradient_step(w, grad, eta):
    return w - eta * grad


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, network_loss(w, x, y), network_loss(w_new, x, y)
