"""What helps with the perceptron, after the verdict's own "Try:"; the last level has gaps left."""

from __future__ import annotations

HINTS = {
    "step": (
        """
        In `step`, one line is enough: a question put to every entry at once. `z >= 0` is
        that question, and its answers are True and False; what is missing is to turn
        them into 1.0 and 0.0. An `if` would do that for a single number only.
        """,
        """
        np.where takes a question, the value where it is true and the value elsewhere,
        for a number as for an array:

            return np.where(z >= ___, ___, ___)
        """,
    ),
    "sign": (
        """
        `sign` is the line of `step` with other labels: a perceptron says -1 or +1. The
        edge belongs to the upper side, so the question is `z >= 0` and not `z > 0`.
        """,
        """
        Two values, and never a third:

            return np.where(___, 1.0, ___)
        """,
    ),
    "predict": (
        """
        In `predict`, `X @ w` weighs all rows at once and gives one number a row, shape
        (m,): no loop is needed. Those are scores; the `sign` that you wrote above makes
        labels of them.
        """,
        """
        One line:

            return ___(X @ ___)
        """,
    ),
    "perceptron_update": (
        """
        Read the formula in the docstring of `perceptron_update` from the inside: `w @ x`
        is the score, `sign` of it the label that the unit gives, `y` minus that label 0,
        +2 or -2. That number decides whether w moves along x, and which way. Begin with
        `w + ...`, which makes a new array; `w += ...` would change the one that you were
        given.
        """,
        """
        In two lines, for reading:

            error = y - sign(___)
            return w + eta * ___ * ___
        """,
    ),
    "perceptron_train": (
        """
        In `perceptron_train` one loop stands in another: the outer one counts the epochs,
        from 1 to `max_epochs`, the inner one visits the rows with `zip(X, y)`. Before
        both, w is an array of zeros, as long as a row of X.
        """,
        """
        Within an epoch, ask at each row, with the weights of that moment, whether it is
        misclassified; keep that in mind, and let `perceptron_update` move w. After the
        last row, stop if none was. The epoch in which everything was right counts like
        every other.
        """,
        """
        The whole loop, with four things left to you:

            w = np.zeros(X.shape[1])
            for epoch in range(1, max_epochs + 1):
                mistakes = 0
                for x_i, y_i in zip(X, y):
                    if sign(___) != y_i:
                        w = perceptron_update(___)
                        mistakes += 1
                if ___:
                    break
            return w, ___
        """,
    ),
}
