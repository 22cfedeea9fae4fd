# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# alone
# mistake: a bracket left open
# diagnosis: bracket left open
import numpy as np


def output_error(y, y_pred):
    return (y_pred - y


def gradients(w, x, y):
    return np.zeros(6)
