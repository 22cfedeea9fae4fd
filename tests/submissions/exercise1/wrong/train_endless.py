# expect: perceptron_train=timed_out
# mistake: the mistakes of all epochs are added up, so it never ends
# diagnosis: no end
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    mistakes, epochs = 1, 0
    while mistakes > 0:
        epochs += 1
        for x_i, y_i in zip(X, y):
            mistakes += sign(w @ x_i) != y_i
            w = perceptron_update(w, x_i, y_i, eta)
    return w, epochs
