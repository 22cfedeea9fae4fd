# expect: mse=failed
# mistake: * 2 typed for ** 2
# diagnosis: errors doubled
import numpy as np


def mse(y_pred, y):
    return np.mean((y_pred.reshape(-1) - y) * 2)
