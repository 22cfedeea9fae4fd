"""Exercise 2's picture: what the 2-4-3-1 network makes of the plane, and where its ReLUs fold it.

Between two folds no ReLU switches, so that the network is linear there: the contours are straight
and evenly spaced, and bend on the folds alone. The contours come from `mlp_forward`, the folds from
`linear` and `relu`; where they disagree, one of the three is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from nngrade.plots.asking import Functions
from nngrade.sized import FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FUNCTIONS = ("linear", "relu", "mlp_forward")
SEED = 1374  # a network with every fold in the picture, most of them on the cut
WIDTHS = (2, 4, 3, 1)
REACH = 3.0  # both inputs run from -3 to 3
STEPS = 121  # points of the grid in each direction


@dataclass(frozen=True)
class Data:
    """The network's output (n, n) over the grid, and each hidden unit's sum before its ReLU.

    `grid` (n,) holds the values of either input; a unit folds the plane where its sum is 0.
    """

    grid: FloatArray
    output: FloatArray
    sums1: tuple[FloatArray, ...]
    sums2: tuple[FloatArray, ...]


def parameters(seed: int) -> dict[str, FloatArray]:
    """Weights and biases whose folds run through the picture."""
    rng = np.random.default_rng(seed)
    found: dict[str, FloatArray] = {}
    for k, (n_in, n_out) in enumerate(pairwise(WIDTHS), 1):
        found[f"W{k}"] = rng.normal(0.0, np.sqrt(2 / n_in), size=(n_in, n_out))
        found[f"b{k}"] = rng.normal(0.0, 0.7, size=n_out)
    return found


def collect(ask: Functions, seed: int) -> Data:
    """Asks for the output and the hidden sums at every point of the grid. Raises `NoPicture`."""
    params = parameters(seed)
    grid = np.linspace(-REACH, REACH, STEPS)
    X = np.column_stack([axis.ravel() for axis in np.meshgrid(grid, grid)])
    m = len(X)
    sums1 = ask.array("linear", [params["W1"], params["b1"], X], (m, WIDTHS[1]))
    units1 = ask.array("relu", [sums1], sums1.shape)
    sums2 = ask.array("linear", [params["W2"], params["b2"], units1], (m, WIDTHS[2]))
    output = ask.array("mlp_forward", [params, X], (m, 1))
    square = (STEPS, STEPS)
    return Data(
        grid,
        output.reshape(square),
        tuple(column.reshape(square) for column in sums1.T),
        tuple(column.reshape(square) for column in sums2.T),
    )


def folds(sums: Sequence[FloatArray]) -> list[int]:
    """Which units switch somewhere in the picture: their sums have both signs there."""
    return [k for k, found in enumerate(sums, 1) if found.min() < 0 < found.max()]


def told(data: Data) -> str:
    """What is to be seen, in a sentence."""
    switching = len(folds(data.sums1)) + len(folds(data.sums2))
    return (
        f"{switching} of the network's {sum(WIDTHS[1:3])} ReLUs switch in this part of the plane; "
        "the contours should bend on those folds and nowhere else."
    )


def kinks(data: Data) -> FloatArray:
    """Where along the cut ``x2 = 0`` a ReLU switches, between two points of the grid."""
    row = STEPS // 2
    found = []
    for sums in (*data.sums1, *data.sums2):
        along = sums[row]
        for k in np.flatnonzero(np.sign(along[:-1]) * np.sign(along[1:]) < 0):
            share = along[k] / (along[k] - along[k + 1])
            found.append(data.grid[k] + share * (data.grid[k + 1] - data.grid[k]))
    return np.array(sorted(found))


def draw(data: Data, not_passed: Sequence[str]) -> Figure:
    """Left the output with the folds over it, right the output along one cut."""
    from nngrade.plots import style

    figure, (plane, cut) = style.panels(
        "A ReLU network is linear between its folds", not_passed, "exercise2", (11, 4.8)
    )
    _draw_plane(plane, data)
    row = data.output[STEPS // 2]
    cut.plot(data.grid, row, color=style.BLUE, label="output of mlp_forward")
    places = kinks(data)
    heights = np.interp(places, data.grid, row)
    cut.plot(places, heights, "o", color="k", markerfacecolor="w", label="a ReLU switches here")
    cut.set(title="Output along the cut x₂ = 0", xlabel="x₁", ylabel="output")
    cut.legend()
    return figure


def _draw_plane(axes: Axes, data: Data) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patheffects import withStroke

    grid = data.grid
    shades = axes.contourf(grid, grid, data.output, levels=16, cmap="cividis")
    axes.contour(
        grid, grid, data.output, levels=shades.levels, colors="k", linewidths=0.4, linestyles="-"
    )
    bar = axes.figure.colorbar(shades, ax=axes, label="output of mlp_forward")
    bar.ax.grid(visible=False)
    outlined = [withStroke(linewidth=3.5, foreground="k")]
    for sums, dashes in ((data.sums1, "-"), (data.sums2, "--")):
        for k in folds(sums):
            lines = axes.contour(
                grid, grid, sums[k - 1], levels=[0.0], colors="w", linestyles=dashes
            )
            lines.set(path_effects=outlined)
    axes.axhline(0, color="k", linestyle=":", linewidth=1)
    names = (("-", "fold of a first-layer ReLU"), ("--", "fold of a second-layer ReLU"))
    handles = [
        Line2D([], [], color="w", linestyle=dashes, path_effects=outlined, label=name)
        for dashes, name in names
    ]
    axes.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=1, frameon=False
    )
    axes.set(title="Output over the plane of inputs", xlabel="x₁", ylabel="x₂", aspect="equal")
    axes.grid(visible=False)
