# expect: mse=failed
# mistake: divided by y_pred.shape[1], which is 1
# diagnosis: sum in place of the mean
import numpy as np


def mse(y_pred, y):
    return np.sum((y_pred[:, 0] - y) ** 2) / y_pred.shape[1]
