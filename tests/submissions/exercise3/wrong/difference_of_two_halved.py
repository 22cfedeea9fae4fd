# expect: gradients=failed train_step=failed
# mistake: a central difference divided by the step instead of twice the step
# diagnosis: factor 2 kept
import numpy as np


def gradients(w, x, y):
    def loss(v):
        h1 = v[0] * x[0] + v[1] * x[1]
        h2 = v[2] * x[0] + v[3] * x[1]
        return (y - v[4] * h1 - v[5] * h2) ** 2 / 2

    step = 0.5
    unit = np.eye(6)
    return np.array([(loss(w + step * e) - loss(w - step * e)) / step for e in unit])
