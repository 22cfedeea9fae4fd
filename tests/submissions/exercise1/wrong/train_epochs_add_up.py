# expect: perceptron_train=failed
# mistake: a global count that goes on in the next call
# diagnosis: adds up over calls
import numpy as np

epochs = 0


def perceptron_train(X, y, eta, max_epochs):
    global epochs
    w = np.zeros(X.shape[1])
    for _ in range(max_epochs):
        epochs += 1
        mistakes = 0
        for x_i, y_i in zip(X, y):
            mistakes += sign(w @ x_i) != y_i
            w = perceptron_update(w, x_i, y_i, eta)
        if mistakes == 0:
            break
    return w, epochs
