# expect: mse=failed
# mistake: mean over axis 0 leaves shape (1,)
# diagnosis: mean over one axis
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred - y[:, None]) ** 2, axis=0)
