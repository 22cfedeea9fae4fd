"""Exercise 2: the forward pass.

From inputs to a prediction, and from a prediction to a number that says how wrong it
was. First by hand, through the worked example, the smallest network that still has a
hidden layer:

    h1 = w1 x1 + w2 x2        h2 = w3 x1 + w4 x2
    y' = w5 h1 + w6 h2        loss = (y - y')² / 2

Then as everyone computes it, a whole batch at a time. The rows of X are the examples,
a layer is U = X W + b, and ReLU(z) = max(0, z) bends it:

    2 inputs → 4 units → ReLU → 3 units → ReLU → 1 output

The output is left as it is: a prediction may be negative.

Watch the shapes; most bugs of a forward pass live there. Write the seven functions,
and ask as often as you like:

    nngrade check exercise2
"""

import numpy as np


def hidden(w, x):
    """The hidden values (h1, h2) of the worked example, as an array of shape (2,).

    `w` has shape (6,) and holds w1..w6 in this order, so that w1 is `w[0]`;
    `x` has shape (2,). No bias and no activation.

    >>> h = hidden(np.array([1.0, 2.0, 3.0, 4.0, 0.0, 0.0]), np.array([1.0, 0.0]))
    >>> [float(h_k) for h_k in h]
    [1.0, 3.0]
    """
    raise NotImplementedError


def forward(w, x):
    """The prediction y' of the worked example, a scalar.

    `w` has shape (6,) and holds w1..w6 in this order, `x` has shape (2,).
    No bias and no activation, in the hidden values or at the output.

    >>> float(forward(np.array([1.0, 1.0, 1.0, 1.0, 2.0, 3.0]), np.array([1.0, 1.0])))
    10.0
    """
    raise NotImplementedError


def squared_error(y, y_pred):
    """The loss of one prediction, (y - y_pred)² / 2, a scalar.

    `y` is the true value, `y_pred` the predicted one. The half is there for the
    sake of the derivative, which you will meet in exercise 3.

    >>> float(squared_error(1.0, 4.0))
    4.5
    """
    raise NotImplementedError


def linear(W, b, X):
    """A linear layer for a whole batch: X W + b, shape (m, n_out).

    `X` has shape (m, n_in), one example a row; `W` has shape (n_in, n_out), one
    column a unit; `b` has shape (n_out,), one number a unit.

    >>> W, b = np.array([[1.0, 10.0], [2.0, 20.0]]), np.array([0.5, 0.0])
    >>> linear(W, b, np.array([[1.0, 1.0]])).tolist()
    [[3.5, 30.0]]
    """
    raise NotImplementedError


def relu(z):
    """ReLU, max(0, z), element by element.

    `z` is a number or an array of any shape; the result has the same shape, and an
    array that came in stays as it was.

    >>> float(relu(-3.0))
    0.0
    """
    raise NotImplementedError


def mlp_forward(params, X):
    """The output of the 2-4-3-1 network for X (m, 2), as an array of shape (m, 1).

    `params` is a dict of arrays: `W1` (2, 4), `b1` (4,), `W2` (4, 3), `b2` (3,),
    `W3` (3, 1), `b3` (1,). ReLU follows the first two layers; there is no
    activation on the output.

    With all weights zero only the last bias is left:

    >>> shapes = {"W1": (2, 4), "b1": 4, "W2": (4, 3), "b2": 3, "W3": (3, 1), "b3": 1}
    >>> zeros = {name: np.zeros(shape) for name, shape in shapes.items()}
    >>> mlp_forward(zeros | {"b3": np.array([-7.0])}, np.ones((2, 2))).tolist()
    [[-7.0], [-7.0]]
    """
    raise NotImplementedError


def mse(y_pred, y):
    """The mean squared error over m examples, a scalar.

    `y_pred` has shape (m, 1), as `mlp_forward` returns it, and `y` has shape (m,).
    The mean of the squares, with no half.

    >>> float(mse(np.array([[1.0], [2.0]]), np.array([1.0, 6.0])))
    8.0
    """
    raise NotImplementedError
