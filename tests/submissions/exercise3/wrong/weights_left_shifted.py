# expect: gradients=failed train_step=failed
# mistake: a numerical gradient moves the caller's weights and leaves them so
# diagnosis: argument changed in place
import numpy as np


def gradients(w, x, y):
    def loss():
        h1 = w[0] * x[0] + w[1] * x[1]
        h2 = w[2] * x[0] + w[3] * x[1]
        return (y - w[4] * h1 - w[5] * h2) ** 2 / 2

    grad = np.zeros(6)
    for k in range(6):
        before = loss()
        w[k] += 1e-4
        grad[k] = (loss() - before) / 1e-4
    return grad
