# expect: mse=failed
# mistake: the sum instead of the mean
import numpy as np


def mse(y_pred, y):
    return np.sum((y_pred[:, 0] - y) ** 2)
