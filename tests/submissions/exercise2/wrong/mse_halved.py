# expect: mse=failed
# mistake: a half that belongs to squared_error
# diagnosis: half of it
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred[:, 0] - y) ** 2) / 2
