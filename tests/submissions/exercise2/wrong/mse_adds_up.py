# expect: mse=failed
# mistake: the errors of earlier calls are averaged in
# diagnosis: adds up over calls
import numpy as np

errors = []


def mse(y_pred, y):
    errors.extend(y_pred[:, 0] - y)
    return np.mean(np.square(errors))
