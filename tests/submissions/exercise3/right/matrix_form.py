# expect: passed
# style: matrices and outer products
import numpy as np


def output_error(y, y_pred):
    return np.subtract(y_pred, y)


def layers(w):
    return np.reshape(w[:4], (2, 2)), w[4:]


def forward(w, x):
    W, v = layers(w)
    return v @ W @ x


def gradients(w, x, y):
    W, v = layers(w)
    delta = output_error(y, forward(w, x))
    return np.hstack([np.outer(delta * v, x).flatten(), delta * (W @ x)])


def gradient_step(w, grad, eta):
    return np.add(w, np.multiply(-eta, grad))


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    before, after = (np.square(forward(v, x) - y) / 2 for v in (w, w_new))
    return w_new, before, after
