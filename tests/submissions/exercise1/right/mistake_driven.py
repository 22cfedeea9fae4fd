# expect: passed
# style: updates only on a mistake, by 2 eta y x, in place on an own copy
import numpy as np

MISSED = 2.0


def step(z):
    out = np.ones(np.shape(z))
    out[np.asarray(z) < 0] = 0.0
    return out


def sign(z):
    out = np.ones(np.shape(z))
    out[np.asarray(z) < 0] = -1.0
    return out


def predict(w, X):
    out = np.empty(len(X))
    out[:] = -1
    out[X @ w >= 0] = 1
    return out


def perceptron_update(w, x, y, eta):
    w = np.array(w, dtype=float)
    if y > 0 and w @ x < 0:
        w += MISSED * eta * x
    elif y < 0 and w @ x >= 0:
        w -= MISSED * eta * x
    return w


def perceptron_train(X, y, eta, max_epochs):
    w, epochs, done = np.zeros(X.shape[1]), 0, False
    while not done and epochs != max_epochs:
        done = True
        for i in range(X.shape[0]):
            before = w
            w = perceptron_update(before, X[i, :], y[i], eta)
            done = done and y[i] == predict(before, X[i : i + 1])[0]
        epochs += 1
    return w.tolist(), np.int64(epochs)
