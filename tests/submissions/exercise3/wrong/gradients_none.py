# expect: gradients=failed train_step=crashed
# mistake: printed instead of returned
# diagnosis: nothing returned
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    print(np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden]))
