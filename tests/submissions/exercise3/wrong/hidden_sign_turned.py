# expect: gradients=failed train_step=failed
# mistake: the minus of (y - y_pred) lost on the way to the hidden layer
# diagnosis: hidden_error2+hidden_error1: with the sign turned
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    difference = y - w[4:] @ hidden
    first_layer = np.outer(difference * w[4:], x)
    return np.concatenate([first_layer.ravel(), -difference * hidden])
