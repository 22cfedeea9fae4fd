"""What helps with the forward pass, after the verdict's own "Try:"; the last has gaps left."""

from __future__ import annotations

HINTS = {
    "hidden": (
        """
        In `hidden`, take the arguments apart first: `w1, w2, w3, w4, w5, w6 = w` and
        `x1, x2 = x`. After that the two formulas for h1 and h2 at the top of the file can
        be written down as they stand, with a * for each product.
        """,
        """
        With the names of the formulas:

            w1, w2, w3, w4, _, _ = w
            x1, x2 = x
            h1 = w1 * ___ + w2 * ___
            h2 = ___ * x1 + ___ * x2
            return np.array([h1, h2])
        """,
    ),
    "forward": (
        """
        `forward` need not begin from nothing: `hidden`, just above it, gives h1 and h2.
        What is left is to weigh these two. Python counts from 0, so w5 is not `w[5]`.
        """,
        """
        Two lines:

            h1, h2 = hidden(w, x)
            return w[___] * h1 + w[___] * h2
        """,
    ),
    "squared_error": (
        """
        `squared_error` is three steps in one line: the difference, its square (`** 2`),
        then the half. Which of the two is subtracted from which makes no difference
        here, since the square forgets the sign.
        """,
        """
        One line:

            return (___ - ___) ** 2 / ___
        """,
    ),
    "linear": (
        """
        Let the shapes in the docstring of `linear` lead you: X is (m, n_in) and W is
        (n_in, n_out), and the inner numbers of `X @ W` meet. The product is (m, n_out);
        b, with its n_out numbers, is then added to each row by NumPy itself.
        """,
        """
        One line, and no transpose:

            return ___ @ ___ + b
        """,
    ),
    "relu": (
        """
        In `relu`, `np.maximum(a, b)` takes the larger of two things, entry by entry, and a
        plain number counts as one of them. Which two things does max(0, z) compare?
        Setting the negative entries of z to zero would change the array that came in.
        """,
        """
        One line:

            return np.maximum(___, ___)
        """,
    ),
    "mlp_forward": (
        """
        In `mlp_forward` your own `linear(W, b, X)` and `relu(z)` do all the work. Each
        layer is fed what the one before it gave: the first gets X, the second the ReLU of
        the first, the third the ReLU of the second. The arrays are `params["W1"]`,
        `params["b1"]` and so on.
        """,
        """
        Layer by layer:

            A1 = relu(linear(params["W1"], params["b1"], X))
            A2 = relu(linear(params["W2"], params["b2"], ___))
            return ___(params["W3"], params["b3"], ___)
        """,
    ),
    "mse": (
        """
        In `mse`, look at the shape of the difference before you square it: it should be
        (m,). `y_pred[:, 0]` is the only column of y_pred, without the second axis. What
        follows is the mean of the squares; the half belongs to `squared_error` alone.
        """,
        """
        Two lines:

            errors = y_pred[:, ___] - y
            return np.mean(___)
        """,
    ),
}
