"""The housing network on paper: its layers, its loss."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Fact

LAYERS = "Common layers"
NETWORK = "House prices, the network"
LOSS = "House prices, step by step"

WIDTHS = (2, 4, 3, 1)
SHAPES = "W1 2×4, b1 4, W2 4×3, b2 3, W3 3×1, b3 1"

CLAIMS = (
    Claim(
        "softmax",
        LAYERS,
        "For two classes softmax is the sigmoid.",
        "sigmoid",
        Fact("network:of_two_classes"),
    ),
    Claim(
        "hidden", NETWORK, "It has 2 hidden layers.", "2", Fact("network:hidden_layers", (SHAPES,))
    ),
    Claim(
        "shapes",
        NETWORK,
        f"F(X, W) goes from 2 inputs to 1 by {SHAPES}.",
        SHAPES,
        Fact("network:composed", ("2", "1")),
    ),
    Claim(
        "mse",
        LOSS,
        "The mean squared error is 1/N · ‖F − Y‖².",
        "1/N · ‖F − Y‖²",
        Fact("network:squared_norm"),
    ),
)
