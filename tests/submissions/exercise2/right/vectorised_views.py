# expect: passed
# style: reshaped views and matrix products, scalars as NumPy scalars
import numpy as np


def hidden(w, x):
    return w[:4].reshape(2, 2) @ x


def forward(w, x):
    return w[4:] @ w[:4].reshape(2, 2) @ x


def squared_error(y, y_pred):
    return np.square(np.subtract(y_pred, y)) / 2


def linear(W, b, X):
    return np.dot(X, W) + b[np.newaxis, :]


def relu(z):
    return np.clip(z, 0, None)


def mlp_forward(params, X):
    W1, b1, W2, b2, W3, b3 = (params[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    return relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3


def mse(y_pred, y):
    return np.square(y_pred.ravel() - y).mean()
