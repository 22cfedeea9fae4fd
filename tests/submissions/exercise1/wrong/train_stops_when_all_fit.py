# expect: perceptron_train=failed
# mistake: stops as soon as the weights fit, without a clean epoch
# diagnosis: stops without a clean epoch
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        for x_i, y_i in zip(X, y):
            w = perceptron_update(w, x_i, y_i, eta)
        if np.array_equal(predict(w, X), y):
            break
    return w, epoch
