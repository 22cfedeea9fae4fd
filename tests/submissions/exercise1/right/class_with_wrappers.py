# expect: passed
# style: a dataclass does the work, the functions only wrap it
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Perceptron:
    n: int
    eta: float
    w: np.ndarray = field(init=False)
    epochs: int = 0

    def __post_init__(self):
        self.w = np.zeros(self.n)

    def learn(self, x, y):
        """Learn one example; say whether it was misclassified."""
        before = self.w.copy()
        self.w = perceptron_update(self.w, x, y, self.eta)
        return sign(before @ x) != y

    def fit(self, X, y, max_epochs):
        while self.epochs < max_epochs:
            self.epochs += 1
            if not any([self.learn(x, t) for x, t in zip(X, y)]):
                break
        return self


def step(z):
    return np.where(np.less(z, 0), 0.0, 1.0)


def sign(z):
    return np.where(np.less(z, 0), -1.0, 1.0)


def predict(w, X):
    return sign((X * w).sum(axis=1))


def perceptron_update(w, x, y, eta):
    return w + eta * (y - sign((w * x).sum())) * x


def perceptron_train(X, y, eta, max_epochs):
    model = Perceptron(X.shape[1], eta).fit(X, y, max_epochs)
    return model.w, model.epochs
