# expect: gradient_step=failed train_step=failed
# mistake: a velocity lives on from call to call
# diagnosis: silent
import numpy as np

_velocity = np.zeros(6)


def gradient_step(w, grad, eta):
    global _velocity
    _velocity = 0.9 * _velocity - eta * grad
    return w + _velocity
