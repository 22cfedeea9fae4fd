# expect: predict=failed
# mistake: the return stands inside the loop
# diagnosis: first row only
import numpy as np


def predict(w, X):
    labels = []
    for row in X:
        labels.append(float(sign(row @ w)))
        return np.array(labels)
