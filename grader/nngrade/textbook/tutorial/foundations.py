"""The perceptron, the names of networks, and the curse of dimensionality."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Expression, Fact

PERCEPTRON = "The perceptron"
MLP = "Multi-layer perceptron"
DIMENSIONS = "Multi-layer perceptron, the curse of dimensionality"

CLAIMS = (
    Claim(
        "step-and-sign",
        PERCEPTRON,
        "Unit and update use these two functions: step, sign.",
        "step, sign",
        Fact("foundations:unit_and_update"),
    ),
    Claim(
        "deep-or-mlp",
        MLP,
        "Deep or MLP, by hidden layers: more than 2, fewer than 2.",
        "more than 2, fewer than 2",
        Fact("foundations:depth"),
    ),
    Claim(
        "density-1",
        DIMENSIONS,
        "10 samples on a line of length 5: 2 for each unit.",
        "2",
        Expression("10/5"),
    ),
    Claim("area", DIMENSIONS, "The square has 25 units.", "25", Expression("5**2")),
    Claim("density-2", DIMENSIONS, "That leaves 0.4 for each.", "0.4", Expression("10/5**2")),
    Claim("volume", DIMENSIONS, "The cube has 125 units.", "125", Expression("5**3")),
    Claim("density-3", DIMENSIONS, "That leaves 0.08 for each.", "0.08", Expression("10/5**3")),
    Claim(
        "density-falls",
        DIMENSIONS,
        "With each dimension the density falls exponentially.",
        "exponentially",
        Fact("foundations:falling", ("10", "5")),
    ),
)
