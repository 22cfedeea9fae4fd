# expect: perceptron_train=failed
# mistake: the update is made where the label is right
# diagnosis: right rows taken for mistakes
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if sign(w @ x_i) == y_i:
                w = w + 2 * eta * y_i * x_i
                mistakes += 1
        if mistakes == 0:
            break
    return w, epoch
