"""The perceptron: its update as a derivation, and the training loop around it.

Rosenblatt's rule as the tutorial prints it, with labels -1 and +1 and ``sign(0) = +1``.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.derivation import Derivation, Step
from nngrade.sized import FloatArray, Sized, sign, sized

UPDATE = Derivation(
    "perceptron update",
    ("w", "x", "y", "eta"),
    (
        Step("z", "z", "dot(w, x)", "The unit weighs its inputs."),
        Step("label", "y'", "sign(z)", "Its label is +1 where z ≥ 0 and -1 elsewhere."),
        Step("error", "y − y'", "y - label", "0 when the label is right, else +2 or -2."),
        Step("w_new", "w(new)", "w + eta*error*x", "A wrong label moves w along ±x, by 2η."),
    ),
)


def perceptron_update(w: Any, x: Any, y: Any, eta: Any) -> Sized:
    """(n,): the weights after one example."""
    return UPDATE.run({"w": w, "x": x, "y": y, "eta": eta})["w_new"]


def predict(w: Any, X: Any) -> Sized:
    """(m,): -1 or +1 for each row of `X` (m, n)."""
    return sign(sized(X) @ sized(w))


def perceptron_train(
    X: FloatArray, y: FloatArray, eta: float, max_epochs: int
) -> tuple[Sized, int]:
    """Weights (n,) from zero, and the epochs made, the last clean one included."""
    w = Sized(np.zeros(X.shape[1]))
    epochs, clean = 0, False
    while epochs < max_epochs and not clean:
        epochs, clean = epochs + 1, True
        for row, label in zip(X, y, strict=True):
            found = UPDATE.run({"w": w, "x": row, "y": label, "eta": eta})
            clean = clean and not found["error"].value.any()
            w = found["w_new"]
    return w, epochs
