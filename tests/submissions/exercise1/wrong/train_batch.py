# expect: perceptron_train=failed
# mistake: every row of an epoch is judged at the epoch's old weights
# diagnosis: judged at the epoch's old weights
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        errors = y - predict(w, X)
        w = w + eta * errors @ X
        if not errors.any():
            break
    return w, epoch
