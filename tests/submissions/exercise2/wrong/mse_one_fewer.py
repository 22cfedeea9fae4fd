# expect: mse=failed
# mistake: divided by m - 1
# diagnosis: divided by m - 1
import numpy as np


def mse(y_pred, y):
    return np.sum((y_pred[:, 0] - y) ** 2) / (len(y) - 1)
