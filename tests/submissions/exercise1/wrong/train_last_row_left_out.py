# expect: perceptron_train=failed
# mistake: the loop over the rows ends one too early
# diagnosis: last row left out
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        wrong = 0
        for k in range(len(y) - 1):
            if sign(w @ X[k]) != y[k]:
                w = perceptron_update(w, X[k], y[k], eta)
                wrong += 1
        if wrong == 0:
            break
    return w, epoch
