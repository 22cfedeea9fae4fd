# expect: perceptron_train=failed
# mistake: visits the rows in random order
# diagnosis: rows in another order
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    rng = np.random.default_rng(0)
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for i in rng.permutation(len(X)):
            if sign(w @ X[i]) != y[i]:
                w = perceptron_update(w, X[i], y[i], eta)
                mistakes += 1
        if mistakes == 0:
            break
    return w, epoch
