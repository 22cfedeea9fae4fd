# expect: mse=failed
# mistake: the mean is squared, not the errors
# diagnosis: square of the mean
import numpy as np


def mse(y_pred, y):
    return np.mean(y_pred[:, 0] - y) ** 2
