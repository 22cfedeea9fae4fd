# expect: gradients=failed train_step=failed
# mistake: half of the error
# diagnosis: grad_w1..grad_w6: halved
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = (w[4:] @ hidden - y) / 2
    inner = np.outer(error * w[4:], x).ravel()
    return np.concatenate([inner, error * hidden])
