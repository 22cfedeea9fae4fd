# expect: passed
# style: decorators, functools.partial and np.vectorize
import functools
import operator

import numpy as np


def logged(function):
    calls = []

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        calls.append(len(args))
        return function(*args, **kwargs)

    return wrapper


def threshold(low, high, z):
    return high if z >= 0 else low


step = np.vectorize(functools.partial(threshold, 0.0, 1.0), otypes=[float])
sign = np.vectorize(functools.partial(threshold, -1.0, 1.0), otypes=[float])


def inner(a, b):
    return functools.reduce(operator.add, map(operator.mul, a, b))


def label_rows(decide, w, X):
    return np.array([decide(inner(w, row)) for row in X])


predict = functools.partial(label_rows, sign)


@logged
def perceptron_update(w, x, y, eta):
    return w + eta * (y - sign(inner(w, x))) * x


@logged
def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epochs in range(1, max_epochs + 1):
        seen = []
        for x, t in zip(X, y):
            seen.append(float(sign(inner(w, x))) == t)
            w = perceptron_update(w, x, t, eta)
        if all(seen):
            break
    return w, epochs
