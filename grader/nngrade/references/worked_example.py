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


def values(w: Any, x: Any, y: Any = Y, eta: Any = ETA) -> dict[str, Sized]:
    """Every step for weights `w` (6,), input `x` (2,), target `y` and learning rate `eta`."""
    given = {"x1": x[0], "x2": x[1], "y": y, "eta": eta}
    return DERIVATION.run(given | dict(zip(WEIGHTS, w, strict=True)))


def hidden(w: Any, x: Any) -> Sized:
    """(2,): h1 and h2."""
    found = values(w, x)
    return stack([found["h1"], found["h2"]])


def forward(w: Any, x: Any) -> Sized:
    """Scalar: y'."""
    return values(w, x)["y_pred"]


def squared_error(y: Any, y_pred: Any) -> Sized:
    """Scalar: half the squared error."""
    return DERIVATION.run({"y": y, "y_pred": y_pred}, only=["loss"])["loss"]


def output_error(y: Any, y_pred: Any) -> Sized:
    """Scalar: ∂δ/∂y'."""
    return DERIVATION.run({"y": y, "y_pred": y_pred}, only=["output_error"])["output_error"]


def gradients(w: Any, x: Any, y: Any) -> Sized:
    """(6,): ∂δ/∂w1 to ∂δ/∂w6."""
    found = values(w, x, y)
    return stack([found[f"grad_{name}"] for name in WEIGHTS])


def gradient_step(w: Any, grad: Any, eta: Any) -> Sized:
    """(6,): the weights after one step against the given gradient."""
    given = dict(zip(WEIGHTS, w, strict=True)) | {"eta": eta}
    given |= {f"grad_{name}": g for name, g in zip(WEIGHTS, grad, strict=True)}
    found = DERIVATION.run(given, only=[f"{name}_new" for name in WEIGHTS])
    return stack([found[f"{name}_new"] for name in WEIGHTS])


def train_step(w: Any, x: Any, y: Any, eta: Any) -> tuple[Sized, Sized, Sized]:
    """The updated weights (6,), the loss before and the loss after; gradients at the old `w`."""
    before = values(w, x, y, eta)
    new = stack([before[f"{name}_new"] for name in WEIGHTS])
    after = values(new, x, y, eta)
    return new, before["loss"], after["loss"]
