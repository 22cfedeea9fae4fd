# expect: passed
# style: lambdas, functools.reduce and partial and a counting decorator
from __future__ import annotations

import functools
import itertools
import operator

import numpy as np


def counted(function):
    function.calls = 0

    @functools.wraps(function)
    def wrapper(*args):
        function.calls += 1
        return function(*args)

    return wrapper


products = lambda a, b: itertools.starmap(operator.mul, zip(a, b))
dot = lambda a, b: functools.reduce(operator.add, products(a, b))
hidden = lambda w, x: [dot(w[0:2], x), dot(w[2:4], x)]
forward = lambda w, x: dot(w[4:6], hidden(w, x))
squared_error = lambda y, y_pred: (y - y_pred) ** 2 / 2
relu = functools.partial(np.maximum, 0.0)


@counted
def linear(W, b, X):
    return np.add(np.tensordot(X, W, axes=1), b)


@counted
def mlp_forward(params, X):
    pairs = [(params[f"W{n}"], params[f"b{n}"]) for n in (1, 2)]
    body = functools.reduce(lambda a, layer: relu(linear(*layer, a)), pairs, X)
    return linear(params["W3"], params["b3"], body)


@counted
def mse(y_pred, y):
    return dot(y_pred[:, 0] - y, y_pred[:, 0] - y) / len(y)
