# expect: predict=crashed
# mistake: the parameter w is missing
import numpy as np

w = np.zeros(2)


def predict(X):
    return sign(X @ w)
