"""Every quantity of the tutorial's worked network, for any weights, input and target.

The steps a person wrote are in `worked_example_forward`, those that SymPy derived from them in
`worked_example_backward`.
"""

from __future__ import annotations

from typing import Any

from nngrade.derivation import Derivation
from nngrade.references.worked_example_backward import BACKWARD
from nngrade.references.worked_example_forward import (
    ETA,
    FORWARD,
    INPUTS,
    UPDATE,
    WEIGHTS,
    Y,
)
from nngrade.sized import Sized, stack

DERIVATION = Derivation("worked example", INPUTS, (*FORWARD, *BACKWARD, *UPDATE))
GRADIENTS = tuple(f"grad_{name}" for name in WEIGHTS)
UPDATED = tuple(f"{name}_new" for name in WEIGHTS)


def values(w: Any, x: Any, y: Any = Y, eta: Any = ETA) -> dict[str, Sized]:
    """Every step for weights `w` (6,), input `x` (2,), target `y` and learning rate `eta`."""
    return DERIVATION.run(_given(w, x, y, eta))


def _given(w: Any, x: Any, y: Any = Y, eta: Any = ETA) -> dict[str, Any]:
    return {"x1": x[0], "x2": x[1], "y": y, "eta": eta} | dict(zip(WEIGHTS, w, strict=True))


def hidden(w: Any, x: Any) -> Sized:
    """(2,): h1 and h2."""
    return stack(DERIVATION.results(_given(w, x), ("h1", "h2")))


def forward(w: Any, x: Any) -> Sized:
    """Scalar: y'."""
    return DERIVATION.results(_given(w, x), ("y_pred",))[0]


def squared_error(y: Any, y_pred: Any) -> Sized:
    """Scalar: half the squared error."""
    return DERIVATION.results({"y": y, "y_pred": y_pred}, ("loss",))[0]


def output_error(y: Any, y_pred: Any) -> Sized:
    """Scalar: ∂δ/∂y'."""
    return DERIVATION.results({"y": y, "y_pred": y_pred}, ("output_error",))[0]


def gradients(w: Any, x: Any, y: Any) -> Sized:
    """(6,): ∂δ/∂w1 to ∂δ/∂w6."""
    return stack(DERIVATION.results(_given(w, x, y), GRADIENTS))


def gradient_step(w: Any, grad: Any, eta: Any) -> Sized:
    """(6,): the weights after one step against the given gradient."""
    given = dict(zip(WEIGHTS, w, strict=True)) | {"eta": eta}
    given |= dict(zip(GRADIENTS, grad, strict=True))
    return stack(DERIVATION.results(given, UPDATED))


def train_step(w: Any, x: Any, y: Any, eta: Any) -> tuple[Sized, Sized, Sized]:
    """The updated weights (6,), the loss before and the loss after; gradients at the old `w`."""
    *new, before = DERIVATION.results(_given(w, x, y, eta), (*UPDATED, "loss"))
    (after,) = DERIVATION.results(_given(new, x, y, eta), ("loss",))
    return stack(new), before, after
