# expect: passed
# style: brackets multiplied out, other orders of the terms
import numpy as np


def hidden(w, x):
    return np.array([x[1] * w[1] + x[0] * w[0], x[1] * w[3] + x[0] * w[2]])


def forward(w, x):
    w1, w2, w3, w4, w5, w6 = w
    return (w5 * w1 + w6 * w3) * x[0] + (w5 * w2 + w6 * w4) * x[1]


def squared_error(y, y_pred):
    return y * y / 2 - y * y_pred + y_pred * y_pred / 2


def linear(W, b, X):
    # the bias as one more row of W, with a column of ones for it
    ones = np.ones((X.shape[0], 1))
    return np.hstack([ones, X]) @ np.vstack([b, W])


def relu(z):
    return (z + np.abs(z)) / 2


def mlp_forward(params, X):
    Z1 = linear(params["W1"], params["b1"], X)
    Z2 = linear(params["W2"], params["b2"], (Z1 + abs(Z1)) / 2)
    return linear(params["W3"], params["b3"], (Z2 + abs(Z2)) / 2)


def mse(y_pred, y):
    p = y_pred[:, 0]
    return (p @ p - 2 * p @ y + y @ y) / len(y)
