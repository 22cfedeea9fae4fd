# expect: passed
# style: einsum throughout, scalars as 0-d arrays
import numpy as np


def hidden(w, x):
    return np.einsum("hk,k->h", np.reshape(w[:4], (2, 2)), x)


def forward(w, x):
    return np.asarray(np.einsum("h,hk,k->", w[4:], np.reshape(w[:4], (2, 2)), x))


def squared_error(y, y_pred):
    return np.array((y_pred - y) ** 2 * 0.5)


def linear(W, b, X):
    return np.einsum("mi,io->mo", X, W) + np.einsum("o,m->mo", b, np.ones(len(X)))


def relu(z):
    return np.where(np.asarray(z) > 0, z, 0)


def mlp_forward(params, X):
    activation = X
    for k in "12":
        activation = relu(linear(params["W" + k], params["b" + k], activation))
    return linear(params["W3"], params["b3"], activation)


def mse(y_pred, y):
    d = y_pred - y[:, None]
    return np.asarray(np.einsum("mi,mi->", d, d) / d.size)
