# expect: perceptron_train=failed
# mistake: the last, clean epoch is left out of the count
# diagnosis: clean epoch not counted
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    epochs = 0
    for _ in range(max_epochs):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            mistakes += sign(w @ x_i) != y_i
            w = perceptron_update(w, x_i, y_i, eta)
        if mistakes == 0:
            break
        epochs += 1
    return w, epochs
