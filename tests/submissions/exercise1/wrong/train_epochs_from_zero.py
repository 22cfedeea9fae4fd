# expect: perceptron_train=failed
# mistake: epochs off by one: counting starts at 0
# diagnosis: epochs counted from zero
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(max_epochs):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            mistakes += sign(w @ x_i) != y_i
            w = perceptron_update(w, x_i, y_i, eta)
        if mistakes == 0:
            break
    return w, epoch
