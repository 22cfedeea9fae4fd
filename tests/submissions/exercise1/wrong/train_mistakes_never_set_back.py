# expect: perceptron_train=failed
# mistake: the count of mistakes is set to 0 once, ahead of all epochs
# diagnosis: no clean epoch after a mistake
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    wrong = 0
    for epoch in range(1, max_epochs + 1):
        for row, label in zip(X, y):
            if sign(row @ w) != label:
                w = perceptron_update(w, row, label, eta)
                wrong += 1
        if not wrong:
            break
    return w, epoch
