# expect: mse=failed
# mistake: + typed for -
# diagnosis: target added
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred.ravel() + y) ** 2)
