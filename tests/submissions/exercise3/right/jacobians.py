# expect: passed
# style: a product of Jacobian matrices along the chain; 0-d arrays as scalars
from functools import reduce

import numpy as np


def output_error(y, y_pred):
    return np.array(y_pred - y)


def gradients(w, x, y):
    hidden = np.kron(np.eye(2), x) @ w[:4]
    y_pred = w[4:] @ hidden
    loss_by_output = np.reshape(output_error(y, y_pred), (1, 1))
    output_by_hidden = w[4:].reshape(1, 2)
    hidden_by_weights = np.kron(np.eye(2), x)
    first = reduce(np.matmul, [loss_by_output, output_by_hidden, hidden_by_weights])
    second = loss_by_output @ hidden.reshape(1, 2)
    return np.block([[first, second]])[0]


def gradient_step(w, grad, eta):
    return np.array([1.0, -eta]) @ np.vstack([w, grad])


def train_step(w, x, y, eta):
    def loss(v):
        return np.asarray((y - v[4:] @ np.kron(np.eye(2), x) @ v[:4]) ** 2 / 2)

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w), loss(w_new)
