"""The loss curve as a picture. matplotlib is an optional extra and imported only here."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from nngrade.training.outcome import Trained, Training
from nngrade.training.recipe import widths

FORMATS = {".png": "png", ".svg": "svg"}


class NoPlot(ValueError):
    """The picture cannot be made; the message says why and what to do."""


def check(path: Path) -> None:
    """Everything that could spoil the picture, asked before the training. Raises `NoPlot`."""
    if path.suffix.lower() not in FORMATS:
        raise NoPlot(f"--plot {path}: give a file that ends in .png or .svg.")
    try:
        new = not path.exists()
        path.open("ab").close()
        if new:
            path.unlink()
    except OSError as problem:
        raise NoPlot(f"--plot {path}: it cannot be written ({problem.strerror}).") from None
    if importlib.util.find_spec("matplotlib") is None:
        raise NoPlot("--plot needs matplotlib: `pip install matplotlib`, or leave --plot out.")


def save(training: Training, result: Trained, path: Path) -> None:
    """Draws the training loss of every epoch and the test errors beside it. Raises `NoPlot`."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.2), layout="constrained")
    axes = figure.add_subplot(
        xlabel="epoch",
        ylabel="mean squared error",
        title=f"{widths(training.recipe.hidden)} on {_data(training)}",
    )
    epochs = range(1, len(result.losses) + 1)
    marker = "o" if len(result.losses) == 1 else ""  # a line of one point cannot be seen
    axes.plot(epochs, result.losses, marker=marker, label="training, by epoch")
    axes.axhline(result.test_mse, color="C1", label=f"test: {result.test_mse:.4f}")
    axes.axhline(
        result.constant_mse,
        color="C2",
        linestyle="--",
        label=f"test, always the mean: {result.constant_mse:.4f}",
    )
    for printed in training.tutorial:
        label = f"the tutorial's {widths(printed.hidden)}: {printed.mse:.4f}"
        axes.axhline(printed.mse, color="C3", linestyle=":", label=label)
    axes.legend()
    try:
        figure.savefig(path, format=FORMATS[path.suffix.lower()], dpi=150)
    except OSError as problem:
        raise NoPlot(f"--plot {path}: it cannot be written ({problem.strerror}).") from None


def _data(training: Training) -> str:
    return "synthetic data" if training.data.synthetic else "the housing data"
