# expect: passed
# style: hand-written dual numbers, one pass for each weight
import numpy as np


class Dual:
    def __init__(self, value, slope=0.0):
        self.value = value
        self.slope = slope

    @staticmethod
    def of(thing):
        return thing if isinstance(thing, Dual) else Dual(thing)

    def __add__(self, other):
        other = Dual.of(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other):
        other = Dual.of(other)
        return Dual(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other):
        other = Dual.of(other)
        return Dual(
            self.value * other.value,
            self.slope * other.value + self.value * other.slope,
        )


def loss_of_prediction(y, y_pred):
    miss = Dual.of(y) - y_pred
    return miss * miss * 0.5


def loss_of_weights(w, x, y):
    w = [Dual.of(weight) for weight in w]
    x1, x2 = (float(value) for value in x)
    h1 = w[0] * x1 + w[1] * x2
    h2 = w[2] * x1 + w[3] * x2
    return loss_of_prediction(float(y), w[4] * h1 + w[5] * h2)


def output_error(y, y_pred):
    return loss_of_prediction(float(y), Dual(float(y_pred), 1.0)).slope


def gradients(w, x, y):
    slopes = []
    for k in range(6):
        weights = [Dual(float(v), float(i == k)) for i, v in enumerate(w)]
        slopes.append(loss_of_weights(weights, x, y).slope)
    return np.array(slopes)


def gradient_step(w, grad, eta):
    return np.array([a - eta * b for a, b in zip(w, grad, strict=True)])


def train_step(w, x, y, eta):
    w_new = gradient_step(w, gradients(w, x, y), eta)
    plain = [float(v) for v in w]
    return (
        w_new,
        loss_of_weights(plain, x, y).value,
        loss_of_weights([float(v) for v in w_new], x, y).value,
    )
