# expect: gradients=failed train_step=failed
# mistake: w5 missing from the gradients of w1 and w2
# diagnosis: hidden_error1: without the factor w5
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    return np.array([e * x[0], e * x[1], e * w[5] * x[0], e * w[5] * x[1], e * h1, e * h2])
