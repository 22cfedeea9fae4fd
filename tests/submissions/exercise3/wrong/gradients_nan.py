# expect: gradients=failed train_step=failed
# mistake: a table of NaN of which the last row is never filled in
# diagnosis: not a number
import numpy as np


def gradients(w, x, y):
    grad = np.full(6, np.nan)
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    grad[:5] = (
        e * w[4] * x[0],
        e * w[4] * x[1],
        e * w[5] * x[0],
        e * w[5] * x[1],
        e * h1,
    )
    return grad
