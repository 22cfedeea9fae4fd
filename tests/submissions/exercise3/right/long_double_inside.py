# expect: passed
# style: extended precision inside, float64 outside; a class caches its forward pass
import numpy as np


class Backprop:
    def __init__(self, w, x, y):
        self.w = np.asarray(w, dtype=np.longdouble)
        self.x = np.asarray(x, dtype=np.longdouble)
        self.y = np.longdouble(y)
        self.cache = {}

    def forward(self):
        self.cache["h"] = np.array([self.w[:2] @ self.x, self.w[2:4] @ self.x])
        self.cache["out"] = self.w[4:] @ self.cache["h"]
        return self

    def loss(self):
        return np.float64((self.y - self.cache["out"]) ** 2 / 2)

    def backward(self):
        error = self.cache["out"] - self.y
        grad = np.zeros(6, dtype=np.longdouble)
        grad[4:] = error * self.cache["h"]
        grad[:2] = error * self.w[4] * self.x
        grad[2:4] = error * self.w[5] * self.x
        return grad.astype(np.float64)


def output_error(y, y_pred):
    return np.float64(np.longdouble(y_pred) - np.longdouble(y))


def gradients(w, x, y):
    return Backprop(w, x, y).forward().backward()


def gradient_step(w, grad, eta):
    return np.array(w) - np.float64(eta) * np.array(grad)


def train_step(w, x, y, eta):
    old = Backprop(w, x, y).forward()
    w_new = gradient_step(w, old.backward(), eta)
    return w_new, old.loss(), Backprop(w_new, x, y).forward().loss()
