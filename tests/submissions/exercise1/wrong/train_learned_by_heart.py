# expect: perceptron_train=failed
# mistake: the answer for one data set, whatever is asked
# diagnosis: one answer for every input
import numpy as np


def perceptron_train(X, y, eta, max_epochs):
    return np.array([-1.0, 1.0, 0.5])[: X.shape[1]], 4
