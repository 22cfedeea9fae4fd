"""The two trainings and the losses that they end with."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Fact

TRAINING = "House prices, training"
XAVIER = "Initializing with PyTorch, training again"

FIRST = (
    Claim(
        "batch-mean",
        TRAINING,
        "The test loss of 4128 rows in batches of 128 is test_loss / len(test_loader).",
        "test_loss / len(test_loader)",
        Fact("training:mean_of_batches", ("4128", "128")),
    ),
    Claim(
        "test-loss",
        TRAINING,
        "After 200 epochs the test loss is 1.0264.",
        "1.0264",
        Fact(
            "training:among_seeds",
            ("over batches", "4-3, default, 200 epochs", "256-256-256, default, 200 epochs"),
        ),
    ),
)

SECOND = (
    Claim(
        "test-mse",
        XAVIER,
        "256-256-256, Xavier normal, 500 epochs: the test MSE is 0.9552.",
        "0.9552",
        Fact("training:among_seeds", ("over samples", "256-256-256, Xavier normal, 500 epochs")),
    ),
)
