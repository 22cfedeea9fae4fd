# expect: gradients=failed train_step=failed
# mistake: the error the wrong way round, worked out anew
# diagnosis: grad_w1..grad_w6: with the sign turned
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = y - w[4:] @ hidden
    inner = np.outer(error * w[4:], x).ravel()
    return np.concatenate([inner, error * hidden])
