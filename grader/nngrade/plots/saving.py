"""The file of a picture: whether it can be written, and writing it the same way every time."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = {".png": "png", ".svg": "svg"}
DPI = 150


class NotSaved(ValueError):
    """The picture cannot be made or kept; the message says why and what to do."""


def check(path: Path, option: str = "--out") -> None:
    """All that could spoil the picture, asked before any work is done. Raises `NotSaved`.

    Nothing is made or emptied on the way. `option` is how the file was given.
    """
    if path.suffix.lower() not in FORMATS:
        raise NotSaved(f"{option} {path}: give a file that ends in .png or .svg.")
    folder = path.parent
    if path.is_dir():
        raise NotSaved(f"{option} {path}: that is a folder; give a file in it.")
    if not folder.is_dir():
        raise NotSaved(f"{option} {path}: there is no folder {folder}; make it first.")
    try:
        new = not path.exists()
        path.open("ab").close()
        if new:
            path.unlink()
    except OSError as problem:
        raise _unwritable(path, option, problem) from None
    if importlib.util.find_spec("matplotlib") is None:
        raise NotSaved(
            "A picture needs matplotlib, which is not installed: `pip install matplotlib` adds it."
        )


def save(figure: Figure, path: Path, option: str = "--out") -> None:
    """Writes the figure whole or not at all; the same figure gives the same bytes.

    A picture that was there is replaced only by a finished one. Raises `NotSaved`.
    """
    data = _encoded(figure, FORMATS[path.suffix.lower()])
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as problem:
        raise _unwritable(path, option, problem) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


@contextmanager
def look() -> Iterator[None]:
    """The library's own defaults, whatever the user has set, with what every picture shares."""
    from matplotlib import style

    shared: dict[str, Any] = {
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlesize": 10.5,
        "font.size": 10,
        "grid.alpha": 0.35,
        "legend.fontsize": 9,
        "lines.linewidth": 1.8,
        "svg.hashsalt": "nngrade",  # the same names inside the file every time
    }
    with style.context(["default", shared]):
        yield


def _encoded(figure: Figure, form: str) -> bytes:
    held = io.BytesIO()
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    with look():
        figure.savefig(held, format=form, dpi=DPI, metadata=metadata)
    return held.getvalue()


def _unwritable(path: Path, option: str, problem: OSError) -> NotSaved:
    reason = problem.strerror or str(problem)
    return NotSaved(f"{option} {path}: it cannot be written ({reason}).")
