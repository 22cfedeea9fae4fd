"""Exercise 1: the perceptron.

One neuron, one decision. A perceptron weighs its inputs, adds them up and says
which side of a line (a plane, a hyperplane) the point lies on:

    y' = sign(w · x),   sign(z) = +1 where z ≥ 0, and -1 elsewhere

It learns from its mistakes alone. After each example the weights become

    w ← w + η (y - y') x

so a right answer changes nothing and a wrong one turns the line towards the point
that was missed. Where some line does separate the two classes, finitely many
mistakes are enough to find one.

There is no separate bias: a column of ones in X would do its work.

Write the five functions below in the order they stand; each one helps with the next.
To see how far you are:

    nngrade check exercise1
"""

import numpy as np


def step(z):
    """The step function: 1.0 where z >= 0, else 0.0.

    `z` is a number or an array of any shape; the result has the same shape.
    The edge belongs to the upper side: zero itself gives 1.0.

    >>> float(step(-0.5))
    0.0
    """
    raise NotImplementedError


def sign(z):
    """The sign as a perceptron takes it: +1.0 where z >= 0, else -1.0.

    `z` is a number or an array of any shape; the result has the same shape.
    Zero counts as positive here, so there are two answers and never a third.

    >>> float(sign(0.0))
    1.0
    """
    raise NotImplementedError


def predict(w, X):
    """Labels in {-1, +1} for the rows of X, as an array of shape (m,).

    `w` has shape (n,), `X` has shape (m, n): one example a row. A row that lies
    exactly on the line is labelled +1, as `sign` has it.

    >>> labels = predict(np.array([1.0, -1.0]), np.array([[3.0, 1.0], [1.0, 2.0]]))
    >>> [float(label) for label in labels]
    [1.0, -1.0]
    """
    raise NotImplementedError


def perceptron_update(w, x, y, eta):
    """New weights, shape (n,), after one example: w + eta * (y - sign(w @ x)) * x.

    `w` and `x` have shape (n,), `y` is -1 or +1, `eta` > 0 is the learning rate.
    The array `w` that came in stays as it was.

    >>> w_new = perceptron_update(np.array([1.0, 0.0]), np.array([2.0, 1.0]), -1, 0.5)
    >>> [float(w_k) for w_k in w_new]
    [-1.0, -1.0]
    """
    raise NotImplementedError


def perceptron_train(X, y, eta, max_epochs):
    """Train on the rows of X (m, n) with labels y (m,) and return (w, epochs).

    Starts from zero weights, visits the rows in order, and updates after each row.
    Training stops after the first epoch in which no row was misclassified, or after
    `max_epochs`. `epochs` counts the epochs made, that last clean one included;
    `w` has shape (n,).

    A single point, missed in the first epoch and right in the second:

    >>> w, epochs = perceptron_train(np.array([[3.0]]), np.array([-1.0]), 0.5, 10)
    >>> float(w[0]), epochs
    (-3.0, 2)
    """
    raise NotImplementedError
