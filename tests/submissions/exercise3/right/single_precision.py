# expect: passed
# style: float32 from beginning to end
import numpy as np

F = np.float32


def output_error(y, y_pred):
    return F(y_pred) - F(y)


def predict(w, x):
    w, x = np.asarray(w, dtype=F), np.asarray(x, dtype=F)
    hidden = w[:4].reshape(2, 2) @ x
    return w[4:] @ hidden, hidden


def gradients(w, x, y):
    y_pred, hidden = predict(w, x)
    e = output_error(y, y_pred)
    back = e * np.asarray(w[4:], dtype=F)
    return np.concatenate([np.outer(back, np.asarray(x, dtype=F)).ravel(), e * hidden])


def gradient_step(w, grad, eta):
    return np.asarray(w, dtype=F) - F(eta) * np.asarray(grad, dtype=F)


def train_step(w, x, y, eta):
    def loss(v):
        return F(0.5) * (F(y) - predict(v, x)[0]) ** 2

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w), loss(w_new)
