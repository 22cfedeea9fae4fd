"""Double descent: what the test and the training error do as the model grows."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Fact

GENERAL = "Deep double descent"
MODEL = "Double descent from the model's side"
SAMPLES = "Double descent with more samples"

CLAIMS = (
    Claim(
        "regularized",
        GENERAL,
        "Regularization avoids it.",
        "avoids",
        Fact("double_descent:regularized"),
    ),
    Claim("over-time", GENERAL, "It also comes with longer training.", "longer training", None),
    Claim(
        "first-descent",
        MODEL,
        "As the model grows, its test error first falls,",
        "falls",
        Fact("double_descent:test_error", ("first", "best small")),
    ),
    Claim(
        "ascent",
        MODEL,
        "then it rises,",
        "rises",
        Fact("double_descent:test_error", ("best small", "threshold")),
    ),
    Claim(
        "peak",
        MODEL,
        "its peak is near the interpolation threshold,",
        "interpolation threshold",
        Fact("double_descent:peak"),
    ),
    Claim(
        "second-descent",
        MODEL,
        "and then it falls again.",
        "falls",
        Fact("double_descent:test_error", ("threshold", "last")),
    ),
    Claim(
        "training-error",
        MODEL,
        "The training error only falls.",
        "falls",
        Fact("double_descent:training_error"),
    ),
    Claim(
        "more-samples",
        SAMPLES,
        "More training samples can harm.",
        "harm",
        Fact("double_descent:more_samples"),
    ),
)
