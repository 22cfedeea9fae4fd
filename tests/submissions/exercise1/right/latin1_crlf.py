# expect: passed
# -*- coding: latin-1 -*-
# style: a coding line (Latin-1), CRLF line ends, names with accents
"""Réseau à un seul neurone, écrit à Besançon."""
import numpy as np

pas_à_pas = 1


def step(z):
    return np.select([np.asarray(z) >= 0], [1.0], default=0.0)


def sign(z):
    return np.select([np.asarray(z) >= 0], [1.0], default=-1.0)


def predict(w, X):
    return sign(np.matmul(X, w))


def perceptron_update(w, x, y, eta):
    écart = y - sign(np.matmul(w, x))
    return np.add(w, eta * écart * x)


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    époque = 0
    while True:
        époque += pas_à_pas
        fautes = 0
        for ligne, étiquette in zip(X, y):
            if sign(np.matmul(w, ligne)) != étiquette:
                fautes += 1
                w = perceptron_update(w, ligne, étiquette, eta)
        if not fautes or époque >= max_epochs:
            return w, époque
