# expect: mlp_forward=failed
# mistake: tanh instead of ReLU
# diagnosis: tanh in place of ReLU
import numpy as np


def mlp_forward(params, X):
    A1 = np.tanh(linear(params["W1"], params["b1"], X))
    A2 = np.tanh(linear(params["W2"], params["b2"], A1))
    return linear(params["W3"], params["b3"], A2)
