# expect: gradients=failed train_step=failed
# mistake: hands the prediction over as the target
# diagnosis: grad_w1..grad_w6: with the sign turned
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(w[4:] @ hidden, y)
    inner = np.outer(error * w[4:], x).ravel()
    return np.concatenate([inner, error * hidden])
