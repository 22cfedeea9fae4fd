# expect: mse=failed
# mistake: the root of it
# diagnosis: its root
import numpy as np


def mse(y_pred, y):
    return np.sqrt(np.mean((y_pred[:, 0] - y) ** 2))
