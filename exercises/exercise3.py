"""Exercise 3: gradients by the chain rule.

Six weights, one answer, one number that says how wrong it was. Which weight is to
blame, and how much? Walk back from the loss along the arrows of the network and
multiply what you meet on the way: that product is the gradient, and backpropagation is
no more than this.

    ∂loss/∂w = ∂loss/∂y_pred · ∂y_pred/∂h · ∂h/∂w    (a weight that feeds h)

The network is the worked example of exercise 2, without biases and activations:

    h1 = w1·x1 + w2·x2      h2 = w3·x1 + w4·x2      y_pred = w5·h1 + w6·h2
    loss = (y - y_pred)² / 2

In code `w` is a (6,) array in the order w1..w6, `x` a (2,) array, `y` and `eta` are
numbers. Verdicts use the book's short names: δ is the loss, y' is y_pred, η is eta.

Draw the network, put your finger on one weight, and follow the only road from it to the
loss. Then let the network learn: one step downhill, and another look at the loss.

Write the four functions, top to bottom, leave the arrays that you are given as they
are, and ask

    nngrade check exercise3
"""

import numpy as np


def output_error(y, y_pred):
    """Return d loss / d y_pred, a scalar, for loss = (y - y_pred)² / 2.

    Mind the sign: when the prediction is too large, should the derivative be positive?

    >>> output_error(3.0, 2.5)
    -0.5
    """
    raise NotImplementedError


def gradients(w, x, y):
    """Return the (6,) array d loss / d w1..w6 of the network above.

    It holds for any `w`, `x` and `y`, not for the worked example alone. Its entries
    stand in the order of the weights: w1, w2, w3, w4, w5, w6.

    >>> gradients(np.ones(6), np.ones(2), 3.0).tolist()
    [1.0, 1.0, 1.0, 1.0, 2.0, 2.0]
    """
    raise NotImplementedError


def gradient_step(w, grad, eta):
    """Return the (6,) weights after one step of gradient descent.

    `eta` is the learning rate. `w` and `grad`, both (6,), stay as they were: the answer
    is a new array.

    >>> gradient_step(np.ones(6), np.full(6, 3.0), 0.25).tolist()
    [0.25, 0.25, 0.25, 0.25, 0.25, 0.25]
    """
    raise NotImplementedError


def train_step(w, x, y, eta):
    """Take one training step and return `(w_new, loss_before, loss_after)`.

    Every gradient is taken at the old weights `w`. `w_new` is a (6,) array; the loss
    at `w` is `loss_before`, that at `w_new` is `loss_after`, and both are scalars. The
    loss need not fall: a learning rate can be too large, as it is here.

    >>> [float(loss) for loss in train_step(np.ones(6), np.ones(2), 3.0, 0.5)[1:]]
    [0.5, 4.5]
    """
    raise NotImplementedError
