# expect: gradients=failed train_step=failed
# mistake: the worked example's gradients, for whatever weights
# diagnosis: one answer for every input
import numpy as np


def gradients(w, x, y):
    return np.array([1.05, 2.1, 2.1, 4.2, 2.1, 1.995])
