# expect: perceptron_train=failed
# mistake: compares with step, as if the labels were 0 and 1
# diagnosis: no clean epoch after a mistake
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if step(w @ x_i) != y_i:
                w = perceptron_update(w, x_i, y_i, eta)
                mistakes += 1
        if mistakes == 0:
            break
    return w, epoch
