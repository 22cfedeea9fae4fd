# expect: predict=crashed
# mistake: the parameter w is missing
# diagnosis: other arguments
import numpy as np

w = np.zeros(2)


def predict(X):
    return sign(X @ w)
