# expect: passed
# style: one example after the other, arrays filled in place, tuples returned
import numpy as np

N_HIDDEN = (4, 3)


def hidden(w, x):
    return w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]


def forward(w, x):
    h = hidden(w, x)
    return sum(weight * value for weight, value in zip(w[4:], h))


def squared_error(y, y_pred):
    return (y_pred - y) * (y_pred - y) / 2.0


def linear(W, b, X):
    out = np.empty((len(X), len(b)))
    for i, row in enumerate(X):
        out[i] = b
        for k, value in enumerate(row):
            out[i] += value * W[k]
    return out


def relu(z):
    if np.ndim(z) == 0:
        return max(0.0, float(z))
    out = np.zeros_like(z, dtype=float)
    np.copyto(out, z, where=np.asarray(z) > 0)
    return out


def mlp_forward(params, X):
    out = np.zeros((X.shape[0], 1))
    for i in range(X.shape[0]):
        a = X[i : i + 1]
        for layer, width in enumerate(N_HIDDEN, start=1):
            a = relu(linear(params[f"W{layer}"], params[f"b{layer}"], a))
            assert a.shape == (1, width)
        out[i] = linear(params["W3"], params["b3"], a)[0]
    return out


def mse(y_pred, y):
    errors = [p[0] - t for p, t in zip(y_pred, y)]
    return np.average(np.power(errors, 2))
