"""Numbers and arrays as a person reads them in a terminal: short, aligned, differences marked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, OtherShape, Rules, as_array
from nngrade.differences import told_apart
from nngrade.printable import printable
from nngrade.render.wrapping import cut
from nngrade.report import plain
from nngrade.sandbox.wire import Tensor
from nngrade.sized import Sized

MAX_ROWS = 6
MAX_COLUMNS = 8
MAX_KEY = 100


def number(value: float) -> str:
    """Six digits, without a trailing ``.0``, an exponent where none is needed, or a minus 0."""
    return f"{value + 0.0:.6g}"


def inline(value: Any, width: int = 60) -> str:
    """`value` on one line of at most `width` characters, whatever it is."""
    text = ""
    for piece in _pieces(value):
        text += printable(piece)
        if len(text) > width:  # what is left may be a thousand times as long
            break
    return cut(text.replace("\n", " ").replace("\t", " "), width)


def _pieces(value: Any) -> Iterator[str]:
    """`value` from left to right."""
    if isinstance(value, (Sized, Tensor)):
        value = value.value if isinstance(value, Sized) else value.array
    if isinstance(value, (np.ndarray, np.generic)):
        if value.ndim > 2 or value.size > MAX_ROWS * MAX_COLUMNS:
            yield f"array of shape {value.shape}"
            return
        value = value.tolist()
    if isinstance(value, float):
        yield number(value)
    elif isinstance(value, (list, tuple)):
        left, right = ("[", "]") if isinstance(value, list) else ("(", ")")
        yield left
        for index, item in enumerate(value):
            yield ", " if index else ""
            yield from _pieces(item)
        yield f",{right}" if isinstance(value, tuple) and len(value) == 1 else right
    elif isinstance(value, Mapping):
        yield "{"
        for index, (key, item) in enumerate(value.items()):
            yield f"{', ' if index else ''}{str(key)[:MAX_KEY]}: "
            yield from _pieces(item)
        yield "}"
    else:
        yield repr(value) if isinstance(value, (str, type(None))) else str(plain(value))


def arguments(inputs: Mapping[str, Any], width: int) -> list[str]:
    """``name = value`` for each input, several to a line where they fit."""
    items: list[str] = []
    for name, value in inputs.items():
        if isinstance(value, dict):
            items += [f"{name}[{key!r}] = {inline(v, width - 14)}" for key, v in value.items()]
        else:
            items.append(f"{name} = {inline(value, width - len(name) - 3)}")
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + 2 <= width:
            lines[-1] += f", {item}"
        else:
            lines.append(item)
    return lines


def side_by_side(
    expected: Any, actual: Any, wrong: Any, width: int, names: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Labelled lines for expected and actual; aligned in columns, wrong entries marked below.

    Of several results, called `names`, those that are wrong are shown one after another.
    """
    if isinstance(wrong, list):
        lines = []
        for name, due, came, bad in wrong_results(expected, actual, wrong, names):
            lines += [("in", name), *side_by_side(due, came, bad, width)]
        return lines
    rows = _aligned(expected, actual, wrong, width)
    if rows is not None:
        return rows
    due, came = on_lines(expected, actual, wrong, width)
    if due == came and wrong is None:  # the answer is right and the fault lies elsewhere
        return []
    return [("expected", due), ("you gave", came)]


def on_lines(expected: Any, actual: Any, wrong: Any, width: int) -> tuple[str, str]:
    """Both on a line each; two numbers in as many digits as it takes to see that they differ."""
    if isinstance(expected, Sized) and expected.shape == () and np.any(wrong):
        with contextlib.suppress(NotAnArray, OtherShape):
            came, _ = as_array(actual, Rules(tensors=True), ())
            return told_apart(float(expected.value), float(came))
    return inline(expected, width), inline(actual, width)


def wrong_results(
    expected: Sequence[Any], actual: Sequence[Any], marks: Sequence[Any], names: Sequence[str]
) -> list[tuple[str, Any, Any, Any]]:
    """Name, expected, actual and marks of each of several results that is wrong."""
    called = names or [f"result {index}" for index in range(1, len(marks) + 1)]
    every = zip(called, expected, actual, marks, strict=True)
    return [each for each in every if np.any(each[-1])]


def _aligned(expected: Any, actual: Any, wrong: Any, width: int) -> list[tuple[str, str]] | None:
    rows = compared(expected, actual, wrong)
    if rows is None:
        return None
    lines: list[tuple[str, str]] = []
    for row in rows:
        widths = [max(len(cell.due), len(cell.came)) for cell in row.cells]
        top = "  ".join(c.due.rjust(w) for c, w in zip(row.cells, widths, strict=True))
        bottom = "  ".join(c.came.rjust(w) for c, w in zip(row.cells, widths, strict=True))
        marks = "  ".join(
            ("^" if cell.wrong else " ") * w for cell, w in zip(row.cells, widths, strict=True)
        )
        lines += [
            (f"{row.name}expected", top),
            (f"{row.name}you gave", bottom),
            ("", marks.rstrip()),
        ]
    return lines if all(len(text) <= width for _, text in lines) else None


@dataclass(frozen=True)
class Entry:
    """One number of an array: as it was due, as it came, and whether that is wrong."""

    due: str
    came: str
    wrong: bool


@dataclass(frozen=True)
class Row:
    """A row of an array that has something wrong in it; `name` is "row 2, " if there are more."""

    name: str
    cells: tuple[Entry, ...]


def compared(expected: Any, actual: Any, wrong: Any) -> list[Row] | None:
    """The rows in which two small arrays differ; None where they cannot stand in columns."""
    if not isinstance(expected, Sized) or wrong is None or expected.value.ndim not in (1, 2):
        return None
    if expected.shape != np.shape(wrong):
        return None
    try:  # (1, n) stands in no column of (n,)
        got, _ = as_array(actual, Rules(tensors=True), expected.shape)
    except (NotAnArray, OtherShape):
        return None
    due, came, bad = (np.atleast_2d(a) for a in (expected.value, got, np.asarray(wrong)))
    if due.shape[0] > MAX_ROWS or due.shape[1] > MAX_COLUMNS:
        return None
    rows = []
    for index in range(due.shape[0]):
        several = due.shape[0] > 1
        if several and not bad[index].any():
            continue
        cells = [
            Entry(*(told_apart(a, b) if off else (number(a), number(b))), bool(off))
            for a, b, off in zip(due[index], came[index], bad[index], strict=True)
        ]
        rows.append(Row(f"row {index}, " if several else "", tuple(cells)))
    return rows
