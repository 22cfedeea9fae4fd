# expect: gradients=failed train_step=failed
# mistake: the last link of the chain forgotten: no w5, no w6 for the hidden layer
# diagnosis: hidden_error2+hidden_error1: without the factors w5 and w6
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    return np.array([e * x[0], e * x[1], e * x[0], e * x[1], e * h1, e * h2])
