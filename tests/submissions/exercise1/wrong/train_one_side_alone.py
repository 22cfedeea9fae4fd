# expect: perceptron_train=failed
# mistake: only rows that should be -1 are looked for
# diagnosis: label +1 never wrong
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    epochs, clean = 0, False
    while epochs < max_epochs and not clean:
        epochs, clean = epochs + 1, True
        for x_i, y_i in zip(X, y):
            if sign(w @ x_i) > y_i:
                w = w + 2 * eta * y_i * x_i
                clean = False
    return w, epochs
