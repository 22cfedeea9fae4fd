"""What helps with the chain rule, after the verdict's own "Try:"; the last level has gaps left."""

from __future__ import annotations

HINTS = {
    "output_error": (
        """
        The docstring of `output_error` asks whether the derivative should be positive
        when the prediction is too large. It should: predicting still more would make the
        loss larger. Of `y - y_pred` and `y_pred - y`, one has that sign.
        """,
        """
        The square gives 2 (y - y'), half of that is (y - y'), and the inner derivative -1
        turns it round:

            return ___ - ___
        """,
    ),
    "gradients": (
        """
        `gradients` is six products. w5 and w6 touch the output themselves: ∂δ/∂w5 is the
        output error times what w5 multiplies, h1. The roads of w1 to w4 are longer by one
        factor: from the output through ∂y'/∂h1 = w5 back to h1, or through ∂y'/∂h2 = w6
        back to h2, and then on to the input that the weight multiplies.
        """,
        """
        An order that works: h1, h2 and y' from w and x, as in exercise 2; then
        `error = output_error(y, y_pred)`; then the share of it that reaches each hidden
        value, `error` times w5 for h1 and times w6 for h2; then that share times x1 or x2
        for w1 to w4, and `error` times h1 or h2 for w5 and w6.
        """,
        """
        With six factors left to you:

            w1, w2, w3, w4, w5, w6 = w
            x1, x2 = x
            h1, h2 = w1 * x1 + w2 * x2, w3 * x1 + w4 * x2
            error = output_error(y, w5 * h1 + w6 * h2)
            error_h1, error_h2 = error * ___, error * ___
            return np.array([
                error_h1 * x1, error_h1 * x2,
                error_h2 * ___, error_h2 * ___,
                error * ___, error * ___,
            ])
        """,
    ),
    "gradient_step": (
        """
        `gradient_step` is one line for all six weights at once, since NumPy works entry by
        entry. Downhill means minus. Begin with `w - ...`, which makes a new array; with
        `w -= ...` the array that you were given would change.
        """,
        """
        One line:

            return w - ___ * ___
        """,
    ),
    "train_step": (
        """
        The three answers of `train_step` belong to three moments: the loss at the old w,
        the update, the loss at the new weights. The first two need `gradients` and
        `gradient_step`, which you have; call `gradients` once, with the old w. The loss is
        (y - y')² / 2, with y' as in exercise 2; a small function of your own for it saves
        writing it twice.
        """,
        """
        With a function for the loss inside:

            def loss(v):
                h1 = v[0] * x[0] + v[1] * x[1]
                h2 = v[2] * x[0] + v[3] * x[1]
                return (y - (v[4] * h1 + v[5] * h2)) ** 2 / 2

            w_new = gradient_step(w, gradients(___, x, y), eta)
            return w_new, loss(___), loss(___)
        """,
    ),
}
