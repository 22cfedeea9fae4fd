# expect: gradients=failed train_step=failed
# mistake: gradients of y_pred instead of the loss: the output error is forgotten
# diagnosis: output_error: as if it were left out
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    return np.array([w[4] * x[0], w[4] * x[1], w[5] * x[0], w[5] * x[1], h1, h2])
