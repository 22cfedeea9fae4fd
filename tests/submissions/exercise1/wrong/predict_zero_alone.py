# expect: predict=failed
# mistake: == typed for >=
# diagnosis: equal in place of at least
import numpy as np


def predict(w, X):
    return np.where(X @ w == 0, 1.0, -1.0)
