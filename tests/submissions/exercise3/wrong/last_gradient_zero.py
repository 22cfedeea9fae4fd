# expect: gradients=failed train_step=failed
# mistake: the loop ends one weight too early, so that w6 is never touched
# diagnosis: grad_w6: as if it were never computed
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    slopes = [w[4] * x[0], w[4] * x[1], w[5] * x[0], w[5] * x[1], h1, h2]
    grad = np.zeros(6)
    for k in range(5):
        grad[k] = e * slopes[k]
    return grad
