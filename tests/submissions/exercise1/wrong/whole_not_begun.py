# expect: step=not_attempted sign=not_attempted predict=not_attempted perceptron_update=not_attempted perceptron_train=not_attempted
# alone
# mistake: the stub, untouched
# diagnosis: nothing to diagnose
import numpy as np


def step(z):
    raise NotImplementedError


def sign(z):
    raise NotImplementedError


def predict(w, X):
    raise NotImplementedError


def perceptron_update(w, x, y, eta):
    raise NotImplementedError


def perceptron_train(X, y, eta, max_epochs):
    raise NotImplementedError
