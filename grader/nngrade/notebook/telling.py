"""What a reader should know of a notebook's cells beside the verdict, a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from nngrade.sandbox.replies import Broken, Loaded
from nngrade.source import Cells

MAX_CELLS = 3  # told one by one
MAX_WORDS = 200  # of what a cell raised


def notes(loaded: Loaded, source: Cells) -> list[str]:
    """The cells that were stopped, raised, or hold no Python.

    A running kernel has shown the errors itself: there, only what is particular to the check is
    told, a library that may not be imported.
    """
    broken = [cell for cell in loaded.broken if not source.live or _ours(cell)]
    found = [_sentence(cell) for cell in broken[:MAX_CELLS]]
    if len(broken) > MAX_CELLS:
        found.append(f"So it went with {len(broken) - MAX_CELLS} cells more.")
    if broken:
        found.append("The other cells were run all the same.")
    told = [" ".join(found)] if found else []
    if loaded.left_out and not source.live:
        told.append(_left_out(loaded.left_out))
    return told


def _ours(cell: Broken) -> bool:
    return cell.cause is None or cell.cause.type == "ImportError"


def _sentence(cell: Broken) -> str:
    name = _capital(cell.cell)
    if cell.cause is None:
        return f"{name} was stopped after {cell.seconds:.2g} s."
    return f"{name} raised {cell.cause.words(cell.place, MAX_WORDS)}."


def _left_out(cells: Sequence[tuple[str, str]]) -> str:
    names = ", ".join(f"{label} ({magic})" for label, magic in cells[:MAX_CELLS])
    more = len(cells) - MAX_CELLS
    names += f" and {more} more" if more > 0 else ""
    what = "was left out: it is" if len(cells) == 1 else "were left out: they are"
    return f"{_capital(names)} {what} no Python of the notebook's own."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:MAX_WORDS]
