"""Exercise 5's picture: the loss of every epoch, and the test errors beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nngrade.training.outcome import Trained, Training
from nngrade.training.recipe import widths

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# What the curve is made of; `evaluate` gives no figure in it.
FUNCTIONS = ("split_and_scale", "HousePricesMLP", "make_loader", "train")


def draw(training: Training, result: Trained, not_passed: Sequence[str] = ()) -> Figure:
    """The losses are those that `train` returned, the test errors the grader's own."""
    from nngrade.plots import style

    title = f"The loss of your {widths(training.recipe.hidden)} network on {_data(training)}"
    figure, (axes,) = style.panels(title, not_passed, "exercise5", (7.5, 4.6), count=1)
    epochs = range(1, len(result.losses) + 1)
    marker = "o" if len(result.losses) == 1 else ""  # a line of one point cannot be seen
    axes.plot(epochs, result.losses, color=style.BLUE, marker=marker, label="training, by epoch")
    levels = [
        (result.test_mse, style.ORANGE, "--", f"test, after the last epoch: {result.test_mse:.4f}"),
        (
            result.constant_mse,
            style.BLACK,
            ":",
            f"test, always the mean: {result.constant_mse:.4f}",
        ),
    ]
    for printed in training.tutorial:
        label = f"test, the tutorial's {widths(printed.hidden)}: {printed.mse:.4f}"
        levels.append((printed.mse, style.GREEN, "-.", label))
    for height, color, dashes, label in levels:
        axes.axhline(height, color=color, linestyle=dashes, label=label)
    axes.set(xlabel="epoch", ylabel="mean squared error, (100,000 dollars)²")
    style.whole_numbers(axes)
    axes.legend()
    return figure


def told(result: Trained) -> str:
    """What is to be seen, in a sentence."""
    return (
        f"The training loss is {result.losses[0]:.4f} in the first epoch and "
        f"{result.losses[-1]:.4f} in the last. On the test part the error is "
        f"{result.test_mse:.4f}, beside {result.constant_mse:.4f} for always saying the mean."
    )


def _data(training: Training) -> str:
    return "synthetic data" if training.data.synthetic else "the housing data"
