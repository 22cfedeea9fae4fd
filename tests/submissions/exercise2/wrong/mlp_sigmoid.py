# expect: mlp_forward=failed
# mistake: the logistic function instead of ReLU
# diagnosis: the sigmoid in place of ReLU
import numpy as np


def logistic(z):
    return 1 / (1 + np.exp(-z))


def mlp_forward(params, X):
    A1 = logistic(linear(params["W1"], params["b1"], X))
    A2 = logistic(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
