# expect: passed
# style: everything multiplied out, not a bracket left
import numpy as np


def output_error(y, y_pred):
    return -y + y_pred


def gradients(w, x, y):
    a, b, c, d, p, q = w
    s, t = x
    return np.array(
        [
            a * p * p * s * s
            + b * p * p * s * t
            + c * p * q * s * s
            + d * p * q * s * t
            - p * s * y,
            a * p * p * s * t
            + b * p * p * t * t
            + c * p * q * s * t
            + d * p * q * t * t
            - p * t * y,
            a * p * q * s * s
            + b * p * q * s * t
            + c * q * q * s * s
            + d * q * q * s * t
            - q * s * y,
            a * p * q * s * t
            + b * p * q * t * t
            + c * q * q * s * t
            + d * q * q * t * t
            - q * t * y,
            a * a * p * s * s
            + 2 * a * b * p * s * t
            + b * b * p * t * t
            + a * c * q * s * s
            + a * d * q * s * t
            + b * c * q * s * t
            + b * d * q * t * t
            - a * s * y
            - b * t * y,
            a * c * p * s * s
            + a * d * p * s * t
            + b * c * p * s * t
            + b * d * p * t * t
            + c * c * q * s * s
            + 2 * c * d * q * s * t
            + d * d * q * t * t
            - c * s * y
            - d * t * y,
        ]
    )


def gradient_step(w, grad, eta):
    return -eta * grad + w


def loss(w, x, y):
    a, b, c, d, p, q = w
    s, t = x
    out = a * p * s + b * p * t + c * q * s + d * q * t
    return y * y / 2 - y * out + out * out / 2


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w, x, y), loss(w_new, x, y)
