# expect: perceptron_train=failed
# mistake: y (w · x) <= 0 counts as a mistake and moves by eta y x
# diagnosis: another rule for ties and steps
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    w = np.zeros(X.shape[1])
    for epoch in range(1, max_epochs + 1):
        wrong = 0
        for k in range(len(y)):
            if y[k] * (w @ X[k]) <= 0:
                w = w + eta * y[k] * X[k]
                wrong += 1
        if wrong == 0:
            break
    return w, epoch
