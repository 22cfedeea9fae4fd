# expect: mlp_forward=failed
# mistake: works on the first row alone
# diagnosis: first row only
import numpy as np


def mlp_forward(params, X):
    a = X[0]
    for layer in "12":
        a = np.maximum(0, a @ params["W" + layer] + params["b" + layer])
    return (a @ params["W3"] + params["b3"]).reshape(1, 1)
