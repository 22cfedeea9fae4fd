# expect: passed
# style: works on columns inside, (n, m) as many books do, and turns back
import numpy as np


def hidden(w, x):
    column = np.array([[w[0], w[1]], [w[2], w[3]]]) @ x.reshape(2, 1)
    return column.ravel()


def forward(w, x):
    return (w[4:].reshape(1, 2) @ hidden(w, x).reshape(2, 1)).item()


def squared_error(y, y_pred):
    return abs(y - y_pred) ** 2 / 2


def linear(W, b, X):
    return (W.T @ X.T + b.reshape(-1, 1)).T


def relu(z):
    z = np.array(z, dtype=float)
    z[z < 0] = 0
    return z


def mlp_forward(params, X):
    A = X.T
    for n in range(1, 4):
        Z = params[f"W{n}"].T @ A + params[f"b{n}"][:, None]
        A = relu(Z) if n < 3 else Z
    return A.T


def mse(y_pred, y):
    row = y_pred.T - y
    return (row @ row.T / row.shape[1])[0, 0]
