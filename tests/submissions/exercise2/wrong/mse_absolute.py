# expect: mse=failed
# mistake: absolute errors instead of squares
# diagnosis: absolute errors
import numpy as np


def mse(y_pred, y):
    return np.mean(np.abs(y_pred[:, 0] - y))
