# expect: perceptron_train=failed
# mistake: `if mistakes:` where `if not mistakes:` belongs
# diagnosis: stops at a mistake
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            new = perceptron_update(w, x_i, y_i, eta)
            mistakes += not np.array_equal(new, w)
            w = new
        if mistakes:
            break
    return w, epoch
