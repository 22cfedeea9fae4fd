# expect: gradients=failed train_step=failed
# mistake: never set to zero: each call adds to the gradients of the last one
# diagnosis: adds up over calls
import numpy as np

_grad = np.zeros(6)


def gradients(w, x, y):
    hidden = w[:4].reshape(2, 2) @ x
    error = output_error(y, w[4:] @ hidden)
    _grad[:4] += np.outer(error * w[4:], x).ravel()
    _grad[4:] += error * hidden
    return _grad.copy()
