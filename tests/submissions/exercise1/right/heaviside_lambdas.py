# expect: passed
# style: lambdas over np.heaviside, sign made from step
import numpy as np

step = lambda z: np.heaviside(z, 1.0)
sign = lambda z: 2 * step(z) - 1
predict = lambda w, X: sign(X.dot(w))
perceptron_update = lambda w, x, y, eta: w + eta * (y - sign(np.dot(x, w))) * x


def perceptron_train(X, y, eta, max_epochs):
    w, epochs, misses = 0 * X[0], 0, 1
    while misses and epochs < max_epochs:
        misses, epochs = 0, epochs + 1
        for xi, yi in zip(X, y):
            misses += int(sign(np.dot(xi, w)) != yi)
            w = perceptron_update(w, xi, yi, eta)
    return w, epochs
