# expect: gradients=crashed train_step=crashed
# mistake: wants y_pred as well, which nobody passes
# diagnosis: other arguments
import numpy as np


def gradients(w, x, y, y_pred):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, y_pred)
    return np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
