# expect: hidden=not_attempted forward=not_attempted squared_error=not_attempted linear=not_attempted relu=not_attempted mlp_forward=not_attempted mse=not_attempted
# alone
# mistake: the stub, untouched
# diagnosis: nothing to diagnose
import numpy as np


def hidden(w, x):
    raise NotImplementedError


def forward(w, x):
    raise NotImplementedError


def squared_error(y, y_pred):
    raise NotImplementedError


def linear(W, b, X):
    raise NotImplementedError


def relu(z):
    raise NotImplementedError


def mlp_forward(params, X):
    raise NotImplementedError


def mse(y_pred, y):
    raise NotImplementedError
