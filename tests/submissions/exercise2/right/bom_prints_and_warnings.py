# expect: passed
# style: byte-order mark, prints and warnings at import and in calls
import sys
import warnings

import numpy as np

print("hello from exercise 2")
print("a line for stderr", file=sys.stderr)
warnings.warn("only a test")
np.log(np.array([0.0]))


def hidden(w, x):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    print("h1 =", h1, "h2 =", h2)
    return np.array([h1, h2])


def forward(w, x):
    h1, h2 = hidden(w, x)
    print(f"{w[4]} * {h1} + {w[5]} * {h2}")
    return w[4] * h1 + w[5] * h2


def squared_error(y, y_pred):
    warnings.warn("squaring")
    return 1 / 2 * (y - y_pred) ** 2


def linear(W, b, X):
    print(X.shape, W.shape, b.shape)
    return np.matmul(X, W) + b


def relu(z):
    return np.fmax(z, 0.0)


def mlp_forward(params, X):
    for name, value in params.items():
        print(name, value.shape)
    a1 = relu(linear(params["W1"], params["b1"], X))
    a2 = relu(linear(params["W2"], params["b2"], a1))
    return linear(params["W3"], params["b3"], a2)


def mse(y_pred, y):
    return np.sum((y_pred[:, 0] - y) ** 2) / y.shape[0]


if __name__ == "__main__":
    print(forward(np.ones(6), np.ones(2)))
