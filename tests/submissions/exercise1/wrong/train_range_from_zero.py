# expect: perceptron_train=failed
# mistake: range(max_epochs + 1), which begins at 0
# diagnosis: one epoch too many, counted from zero
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(max_epochs + 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if sign(w @ x_i) != y_i:
                w = perceptron_update(w, x_i, y_i, eta)
                mistakes += 1
        if mistakes == 0:
            break
    return w, epoch
