"""How every picture looks: told apart without colour, in a grey print, by any eye.

The colours are those of Okabe and Ito, which the common kinds of colour blindness keep apart;
each comes with a line style and a marker of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, PINK, BLACK = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000"


@dataclass(frozen=True)
class Pen:
    """A line that differs from every other in colour, dashes and marker."""

    color: str
    linestyle: str
    marker: str

    def line(self, **more: Any) -> dict[str, Any]:
        """The arguments of a line with a marker at each point."""
        usual = {"color": self.color, "linestyle": self.linestyle, "marker": self.marker}
        return usual | more


PENS = (
    Pen(BLUE, "-", "o"),
    Pen(ORANGE, "--", "s"),
    Pen(GREEN, "-.", "^"),
    Pen(BLACK, ":", "D"),
)


def panels(
    title: str, not_passed: Sequence[str], exercise: str, size: tuple[float, float], count: int = 2
) -> tuple[Figure, list[Axes]]:
    """A figure of `count` panels side by side, each `size` inches together.

    Functions that do not pass their check yet are named above the panels.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout="constrained")
    head = [title]
    if not_passed:
        head.append(f"not passed yet: {', '.join(not_passed)} (nngrade check {exercise})")
    figure.suptitle("\n".join(head), fontsize=12)
    return figure, list(figure.subplots(1, count, squeeze=False)[0])


def whole_numbers(axes: Axes) -> None:
    """Ticks at whole numbers: epochs, steps, layers and mistakes are counted."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
