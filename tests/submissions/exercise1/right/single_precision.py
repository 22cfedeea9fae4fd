# expect: passed
# style: everything in float32, epochs as a whole float
import numpy as np

f32 = np.float32


def step(z):
    return (np.asarray(z) >= 0).astype(f32)


def sign(z):
    return f32(2) * step(z) - f32(1)


def predict(w, X):
    return sign(np.asarray(X, f32) @ np.asarray(w, f32))


def perceptron_update(w, x, y, eta):
    w, x = np.asarray(w, f32), np.asarray(x, f32)
    return w + f32(eta) * (f32(y) - sign(np.dot(w, x))) * x


def perceptron_train(X, y, eta, max_epochs):
    X = np.asarray(X, f32)
    w = np.zeros(X.shape[1], f32)
    epochs = 0.0
    for _ in range(max_epochs):
        epochs += 1.0
        changed = False
        for k in range(X.shape[0]):
            new = perceptron_update(w, X[k], y[k], eta)
            changed = changed or sign(w @ X[k]) != y[k]
            w = new
        if not changed:
            return w, epochs
    return w, epochs
