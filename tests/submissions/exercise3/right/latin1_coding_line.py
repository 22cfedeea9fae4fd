# -*- coding: latin-1 -*-
# expect: passed
# style: a coding line and names that are not ASCII: Größe, Änderung
import numpy as np


def output_error(y, y_pred):
    return y_pred - y


def größen(w, x):
    """Zwischengrößen: die verdeckten Werte und die Ausgabe."""
    verdeckt = np.dot(w[:4].reshape(2, 2), x)
    return verdeckt, np.dot(w[4:], verdeckt)


def gradients(w, x, y):
    verdeckt, ausgabe = größen(w, x)
    rückwärts = output_error(y, ausgabe)
    schicht1 = np.tile(x, 2) * np.repeat(w[4:], 2)
    return rückwärts * np.r_[schicht1, verdeckt]


def gradient_step(w, grad, eta):
    änderung = np.multiply(grad, eta)
    return np.subtract(w, änderung)


def train_step(w, x, y, eta):
    neu = gradient_step(w, gradients(w, x, y), eta)
    vorher, nachher = [np.float64((y - größen(v, x)[1]) ** 2 / 2) for v in (w, neu)]
    return neu, vorher, nachher
