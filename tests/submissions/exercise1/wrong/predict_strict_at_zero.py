# expect: predict=failed
# mistake: a row on the line gets -1
# diagnosis: zero on the wrong side
import numpy as np


def predict(w, X):
    return np.where(X @ w > 0, 1.0, -1.0)
