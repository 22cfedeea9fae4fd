# expect: mse=failed
# mistake: (m, 1) - (m,) is (m, m): every pair is compared
# diagnosis: broadcast to (m, m)
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred - y) ** 2)
