"""The tutorial's worked network, as a person writes it: the figures, the forward steps, the update.

Two inputs, two hidden sums, one output, six weights; no biases, no activations. The backward
steps are derived from these by ``nngrade dev derive`` into `worked_example_backward`.
"""

from __future__ import annotations

from nngrade.derivation import Step

WEIGHTS = ("w1", "w2", "w3", "w4", "w5", "w6")
INPUTS = ("x1", "x2", "y", *WEIGHTS, "eta")

# The figures that the tutorial starts from (its section on backpropagation).
X = (0.5, 1.0)
Y = 0.8
W = (1.0, 0.5, 0.5, 0.7, 1.0, 2.0)
ETA = 0.1

FORWARD = (
    Step("h1", "h1", "w1*x1 + w2*x2", "The first hidden unit weighs both inputs."),
    Step("h2", "h2", "w3*x1 + w4*x2", "The second hidden unit weighs both inputs its own way."),
    Step("y_pred", "y'", "w5*h1 + w6*h2", "The output weighs both hidden units."),
    Step("loss", "δ", "(y - y_pred)**2 / 2", "The loss is half the squared error."),
)

UPDATE = tuple(
    Step(
        f"{w}_new",
        f"{w}(new)",
        f"{w} - eta*grad_{w}",
        f"{w} moves against its gradient, by the learning rate.",
    )
    for w in WEIGHTS
)

# What the chain rule asks of each quantity: the name of the step that holds ∂δ/∂quantity.
DERIVATIVES = {
    "y_pred": ("output_error", "∂δ/∂y'"),
    "h1": ("hidden_error1", "∂δ/∂h1"),
    "h2": ("hidden_error2", "∂δ/∂h2"),
    **{w: (f"grad_{w}", f"∂δ/∂{w}") for w in WEIGHTS},
}
