# expect: passed
# style: small layer classes and a dataclass, the functions only wrap them
from dataclasses import dataclass

import numpy as np


class ReLU:
    def __call__(self, z):
        return z * np.greater(z, 0)


@dataclass
class Linear:
    W: np.ndarray
    b: np.ndarray

    def __call__(self, X):
        return X.dot(self.W) + self.b


@dataclass
class Sequential:
    layers: list

    def __call__(self, X):
        for layer in self.layers:
            X = layer(X)
        return X


@dataclass
class WorkedExample:
    w: np.ndarray

    def hidden(self, x):
        w1, w2, w3, w4 = self.w[:4]
        return np.array([w1, w3]) * x[0] + np.array([w2, w4]) * x[1]

    def __call__(self, x):
        return float(np.sum(self.w[4:] * self.hidden(x)))


def hidden(w, x):
    return WorkedExample(w).hidden(x)


def forward(w, x):
    return WorkedExample(w)(x)


def squared_error(y, y_pred):
    return pow(y_pred - y, 2) / 2


def linear(W, b, X):
    return Linear(W, b)(X)


relu = ReLU()


def mlp_forward(params, X):
    layers = []
    for n in (1, 2, 3):
        layers += [Linear(params[f"W{n}"], params[f"b{n}"]), ReLU()]
    return Sequential(layers[:-1])(X)


def mse(y_pred, y):
    return float(np.mean((y - y_pred.squeeze(axis=1)) ** 2))
