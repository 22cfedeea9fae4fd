# expect: mse=failed
# mistake: the first prediction for all targets
# diagnosis: first prediction for all
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred[0] - y) ** 2)
