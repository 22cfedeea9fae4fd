# expect: mse=failed
# mistake: the sum instead of the mean
# diagnosis: sum in place of the mean
import numpy as np


def mse(y_pred, y):
    return np.sum((y_pred[:, 0] - y) ** 2)
