# expect: passed
# style: booleans for 0 and 1, whole labels, einsum
import numpy as np


def step(z):
    return np.asarray(z) >= 0


def sign(z):
    return 2 * step(z).astype(int) - 1


def predict(w, X):
    return sign(np.einsum("mn,n->m", X, w))


def perceptron_update(w, x, y, eta):
    return w + eta * (y - sign(np.einsum("n,n->", w, x))) * x


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in np.arange(max_epochs):
        right = np.zeros(len(X), dtype=bool)
        for i, (row, label) in enumerate(zip(X, y)):
            right[i] = sign(w @ row) == label
            w = perceptron_update(w, row, label, eta)
        if right.all():
            break
    return [w, epoch + 1]
