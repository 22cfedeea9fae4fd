# expect: passed
# style: generators, itertools, structural matching, scalars as 0-d arrays
import itertools

import numpy as np


def step(z):
    match np.ndim(z):
        case 0:
            return np.array(float(z >= 0))
        case _:
            return np.stack([step(part) for part in z])


def sign(z):
    match np.ndim(z):
        case 0:
            return np.array(1.0 if z >= 0 else -1.0)
        case _:
            return np.stack([sign(part) for part in z])


def predict(w, X):
    return tuple(sign(sum(w * row)) for row in X)


def perceptron_update(w, x, y, eta):
    return tuple(a + eta * (y - sign(sum(np.multiply(w, x)))) * b for a, b in zip(w, x))


def epochs_of(X, y, eta):
    """Yield (weights, mistakes) after each epoch, for ever."""
    w = np.zeros(X.shape[1])
    while True:
        mistakes = 0
        for x, label in zip(X, y):
            mistakes += predict(w, [x])[0] != label
            w = np.array(perceptron_update(w, x, label, eta))
        yield w, mistakes


def perceptron_train(X, y, eta, max_epochs):
    history = itertools.islice(epochs_of(X, y, eta), max_epochs)
    for count, (w, mistakes) in enumerate(history, start=1):
        if not mistakes:
            break
    return w, np.array(count)
