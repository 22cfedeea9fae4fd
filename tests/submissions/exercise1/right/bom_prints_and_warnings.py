# expect: passed
# style: byte-order mark, prints and warnings at import and in calls
import sys
import warnings

import numpy as np

print("loading my perceptron ...")
warnings.warn("this is only a test")
print("to stderr as well", file=sys.stderr)
np.array([1.0]) / np.array([0.0])


def step(z):
    print("step of", z)
    return 1.0 * (np.array(z) >= 0)


def sign(z):
    return step(z) - (1.0 - step(z))


def predict(w, X):
    return np.array([sign(np.vdot(w, row)) for row in X])


def perceptron_update(w, x, y, eta):
    warnings.warn("updating")
    w = w.copy()
    w += eta * (y - sign(np.vdot(w, x))) * x
    return w


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros_like(X[0])
    for epoch in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y):
            wrong += sign(w @ x) != label
            w = perceptron_update(w, x, label, eta)
        print(f"epoch {epoch}: {wrong} wrong, w = {w}")
        if wrong == 0:
            break
    return w, epoch + 1


if __name__ == "__main__":
    print(perceptron_train(np.eye(2), np.array([1, -1]), 0.5, 10))
