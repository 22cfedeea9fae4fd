# expect: output_error=failed gradients=failed train_step=failed
# mistake: an array of one number where a scalar is due
# diagnosis: array of one number
import numpy as np


def output_error(y, y_pred):
    return np.array([y_pred - y])
