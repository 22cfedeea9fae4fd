# expect: gradients=failed train_step=failed
# mistake: w5 and w6 typed in as 1 and 2, as the worked example has them
# diagnosis: hidden_error2+hidden_error1: with w5 = 1 and w6 = 2, whatever is given
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    return np.array([1 * e * x[0], 1 * e * x[1], 2 * e * x[0], 2 * e * x[1], e * h1, e * h2])
