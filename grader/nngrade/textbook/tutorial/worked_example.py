"""What the tutorial's worked example claims, in our own words; the figures are its own.

The section on backpropagation starts from the figures in `worked_example_forward`, makes one
forward pass, one backward pass and one step of gradient descent, and looks at the loss again.
"""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Identity, Quantity, Slope, Smaller

FORWARD = "Backpropagation, (2) forward pass"
LOSS = "Backpropagation, (3) loss"
GRADIENT = "Backpropagation, (4) gradients"
UPDATE = "Backpropagation, (5) update"

CLAIMS = (
    Claim("h1", FORWARD, "The first hidden unit is 1.0.", "1.0", Quantity("h1")),
    Claim("h2", FORWARD, "The second hidden unit is 0.95.", "0.95", Quantity("h2")),
    Claim("output", FORWARD, "The network answers 2.9.", "2.9", Quantity("y_pred")),
    Claim("loss", LOSS, "Half the squared error is 2.205.", "2.205", Quantity("loss")),
    Claim(
        "error-formula",
        GRADIENT,
        "The loss changes with the output by y' - y.",
        "y' - y",
        Identity("2*(1/2)*(y - y_pred)*(-1)"),
    ),
    Claim("output-error", GRADIENT, "That is 2.1 here.", "2.1", Quantity("output_error")),
    Claim(
        "slope-w5", GRADIENT, "The output grows by 1.0 a unit of w5.", "1.0", Slope("y_pred", "w5")
    ),
    Claim("grad-w5", GRADIENT, "The gradient of w5 is 2.1.", "2.1", Quantity("grad_w5")),
    Claim(
        "slope-h1", GRADIENT, "The output grows by 1.0 a unit of h1.", "1.0", Slope("y_pred", "h1")
    ),
    Claim("grad-w1", GRADIENT, "The gradient of w1 is 1.05.", "1.05", Quantity("grad_w1")),
    Claim("new-w1", UPDATE, "One step takes w1 to 0.895.", "0.895", Quantity("w1_new")),
    Claim("new-w2", UPDATE, "One step takes w2 to 0.895.", "0.895", Quantity("w2_new")),
    Claim("new-w3", UPDATE, "One step takes w3 to 0.29.", "0.29", Quantity("w3_new")),
    Claim("new-w4", UPDATE, "One step takes w4 to 0.28.", "0.28", Quantity("w4_new")),
    Claim("new-w5", UPDATE, "One step takes w5 to 0.79.", "0.79", Quantity("w5_new")),
    Claim("new-w6", UPDATE, "One step takes w6 to 1.8005.", "1.8005", Quantity("w6_new")),
    Claim(
        "new-output",
        UPDATE,
        "With those weights the output is 1.3478.",
        "1.3478",
        Quantity("y_pred", updated=True),
    ),
    Claim("new-loss", UPDATE, "The loss is now 0.15.", "0.15", Quantity("loss", updated=True)),
    Claim(
        "loss-falls",
        UPDATE,
        "That is less than the 2.205 before.",
        "2.205",
        Smaller(Quantity("loss", updated=True), Quantity("loss")),
    ),
)
