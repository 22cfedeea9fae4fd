"""Exercise 4's picture: what the start does to a signal on its way through many layers.

A deep network without biases gets weights from the student's samplers, and beside them weights
that are too small and too large; the spread of each layer's activations is computed here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nngrade.plots.asking import Functions
from nngrade.sandbox.wire import Generator
from nngrade.sized import FloatArray

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FUNCTIONS = ("xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal")
SEED = 0
LAYERS, WIDTH, ROWS = 10, 128, 256
SMALL, LARGE = 0.02, 0.4  # standard deviations; Xavier's is 0.088 here and Kaiming's 0.125
SATURATED = 0.97  # where a tanh has hardly any slope left

NONLINEARITIES: dict[str, Callable[[FloatArray], FloatArray]] = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
}


@dataclass(frozen=True)
class Start:
    """Weights (WIDTH, WIDTH) for each layer, drawn in one way, called `name`."""

    name: str
    weights: tuple[FloatArray, ...]


@dataclass(frozen=True)
class Data:
    """The weights of every start, and the inputs (ROWS, WIDTH) that go through all of them."""

    starts: tuple[Start, ...]
    X: FloatArray


def collect(ask: Functions, seed: int) -> Data:
    """Draws every layer's weights with each of the four samplers. Raises `NoPicture`."""
    rng = np.random.default_rng(seed)
    shape = (WIDTH, WIDTH)
    starts = []
    for name in FUNCTIONS:
        seeds = [int(n) for n in rng.integers(1 << 62, size=LAYERS)]
        drawn = [ask.array(name, [shape, Generator(s)], shape) for s in seeds]
        starts.append(Start(name, tuple(drawn)))
    for std in (SMALL, LARGE):
        drawn = [rng.normal(0.0, std, size=shape) for _ in range(LAYERS)]
        starts.append(Start(f"std {std:g}", tuple(drawn)))
    return Data(tuple(starts), rng.normal(size=(ROWS, WIDTH)))


def activations(start: Start, X: FloatArray, nonlinearity: str) -> list[FloatArray]:
    """What comes out of each layer, (ROWS, WIDTH): weights are laid out ``(fan_out, fan_in)``."""
    found = []
    for W in start.weights:
        X = NONLINEARITIES[nonlinearity](X @ W.T)
        found.append(X)
    return found


def spreads(start: Start, X: FloatArray, nonlinearity: str) -> list[float]:
    """The standard deviation of each layer's activations."""
    return [float(layer.std()) for layer in activations(start, X, nonlinearity)]


def saturated(start: Start, X: FloatArray) -> list[float]:
    """The percentage of each layer's tanh activations that are close to -1 or 1."""
    layers = activations(start, X, "tanh")
    return [100 * float(np.mean(np.abs(layer) > SATURATED)) for layer in layers]


def told(data: Data) -> str:
    """What is to be seen, in a sentence."""
    (start,) = (start for start in data.starts if start.name == "kaiming_normal")
    first, *_, last = spreads(start, data.X, "relu")
    return (
        f"With your kaiming_normal and ReLUs the activations' standard deviation is {first:.2g} "
        f"after the first layer and {last:.2g} after layer {LAYERS}."
    )


def draw(data: Data, not_passed: Sequence[str]) -> Figure:
    """The spread with tanh and with ReLU, and how many tanh units are saturated."""
    from nngrade.plots import style

    title = f"What the start does to a signal: {LAYERS} layers of {WIDTH} units"
    figure, panels = style.panels(title, not_passed, "exercise4", (13, 4.8), count=3)
    named = (
        ("tanh", "Spread with tanh", "standard deviation of the activations"),
        ("saturated", "Saturated tanh units: hardly any gradient passes", "% of activations"),
        ("relu", "Spread with ReLU", "standard deviation of the activations"),
    )
    for axes, (what, heading, unit) in zip(panels, named, strict=True):
        for start in data.starts:
            values = (
                saturated(start, data.X) if what == "saturated" else spreads(start, data.X, what)
            )
            axes.plot(range(1, LAYERS + 1), values, **_line(start))
        scale = "linear" if what == "saturated" else "log"
        axes.set(title=heading, xlabel="layer", ylabel=unit, yscale=scale)
        style.whole_numbers(axes)
    figure.legend(
        *panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(data.starts)
    )
    return figure


def _line(start: Start) -> dict[str, Any]:
    """Normal draws are lines, uniform ones open markers, which should lie on the same line."""
    from nngrade.plots import style

    xavier, kaiming, small, large = style.PENS
    pens = {
        "xavier_normal": xavier.line(marker=""),
        "xavier_uniform": xavier.line(linestyle="", markerfacecolor="w"),
        "kaiming_normal": kaiming.line(marker=""),
        "kaiming_uniform": kaiming.line(linestyle="", markerfacecolor="w"),
        f"std {SMALL:g}": small.line(markersize=4),
        f"std {LARGE:g}": large.line(markersize=4),
    }
    remark = {f"std {SMALL:g}": ", too small", f"std {LARGE:g}": ", too large"}
    return {**pens[start.name], "label": start.name + remark.get(start.name, "")}
