# expect: passed
# style: central differences with step 1, exact for a loss quadratic in each weight
import numpy as np


def loss(y, y_pred):
    return (y - y_pred) ** 2 / 2


def predict(w, x):
    return w[4] * (w[0] * x[0] + w[1] * x[1]) + w[5] * (w[2] * x[0] + w[3] * x[1])


def output_error(y, y_pred):
    return (loss(y, y_pred + 1) - loss(y, y_pred - 1)) / 2


def gradients(w, x, y):
    grad = np.empty_like(w)
    for k in range(w.size):
        up, down = w.copy(), w.copy()
        up[k] += 1
        down[k] -= 1
        grad[k] = (loss(y, predict(up, x)) - loss(y, predict(down, x))) / 2
    return grad


def gradient_step(w, grad, eta):
    w_new = w.copy()
    w_new -= eta * grad
    return w_new


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(y, predict(w, x)), loss(y, predict(w_new, x))
