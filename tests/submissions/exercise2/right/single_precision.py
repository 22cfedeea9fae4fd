# expect: passed
# style: everything in float32
import numpy as np


def f32(a):
    return np.asarray(a, dtype=np.float32)


def hidden(w, x):
    w, x = f32(w), f32(x)
    return np.array([w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]], np.float32)


def forward(w, x):
    return np.float32(f32(w)[4:] @ hidden(w, x))


def squared_error(y, y_pred):
    return np.float32(0.5) * (np.float32(y) - np.float32(y_pred)) ** 2


def linear(W, b, X):
    return f32(X) @ f32(W) + f32(b)


def relu(z):
    return np.maximum(f32(z), np.float32(0))


def mlp_forward(params, X):
    h = relu(linear(params["W1"], params["b1"], X))
    h = relu(linear(params["W2"], params["b2"], h))
    return linear(params["W3"], params["b3"], h)


def mse(y_pred, y):
    return ((f32(y_pred).reshape(-1) - f32(y)) ** 2).mean(dtype=np.float32)
