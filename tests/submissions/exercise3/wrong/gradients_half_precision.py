# expect: gradients=failed train_step=failed
# mistake: float16: three digits are not enough
# diagnosis: half precision
import numpy as np


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    exact = np.concatenate([np.outer(error * w[4:], x).ravel(), error * hidden])
    return exact.astype(np.float16)
