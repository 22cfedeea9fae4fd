# expect: gradients=failed train_step=failed
# mistake: the hidden gradients stop at h and never reach x
# diagnosis: grad_w1..grad_w4: without the factors x1 and x2
import numpy as np


def gradients(w, x, y):
    h1 = w[0] * x[0] + w[1] * x[1]
    h2 = w[2] * x[0] + w[3] * x[1]
    e = output_error(y, w[4] * h1 + w[5] * h2)
    return np.array([e * w[4], e * w[4], e * w[5], e * w[5], e * h1, e * h2])
