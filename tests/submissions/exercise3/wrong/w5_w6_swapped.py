# expect: gradients=failed train_step=failed
# mistake: w5 and w6 exchanged in the hidden gradients
# diagnosis: hidden_error2+hidden_error1: with w5 and w6 exchanged
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    d1, d2 = e * w[5], e * w[4]
    return np.array([d1 * x[0], d1 * x[1], d2 * x[0], d2 * x[1], e * h1, e * h2])
