"""One step worked out: its chain, its formula, the same multiplied out, and with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade.derivation import Step
from nngrade.deriving.catalogue import Part
from nngrade.deriving.chain import chain, multiplied_out, operands
from nngrade.deriving.notation import Plain


@dataclass(frozen=True)
class Working:
    """A step, and the ways to write what stands right of its ``=``, in the notation asked for.

    `lines` never repeat what came before; `numbers` is the last formula with numbers put in and
    the result, empty where there are none.
    """

    step: Step
    left: str
    lines: tuple[str, ...]
    numbers: str


def workings(part: Part, notation: Mapping[str, str], writer: type[Plain]) -> list[Working]:
    """Every step of `part`, written by `writer`."""
    values = part.derivation.run(part.given) if part.given else {}
    numbers = {name: number(each.value) for name, each in values.items()}
    return [_working(part, name, writer(notation), writer(numbers)) for name in part.steps]


def _working(part: Part, name: str, book: Plain, numeric: Plain) -> Working:
    step = part.derivation[name]
    whole = multiplied_out(part.derivation, name, part.kept)
    ways = [book.write(step.expression), book.write(whole)]
    if name in part.quantities:
        links = chain(part.derivation, name, part.quantities)
        loss = part.derivation["loss"].expression
        first = book.differentiated(loss, links[0][1]) if len(links) == 1 else ""
        ways.insert(0, first or book.times.join(book.derivative(*link) for link in links))
    left = book.quantity(name)
    lines = tuple(way for way in dict.fromkeys(ways) if way != left)
    if not part.given:
        return Working(step, left, lines, "")
    shown = dict.fromkeys([numeric.write(whole), numeric.quantity(name)])
    return Working(step, left, lines, " = ".join(shown))


def put_in(parts: Sequence[Part]) -> dict[str, str]:
    """The numbers that the formulas of these steps begin with, by name; empty where there are none.

    They are what is given, and steps that the formulas use and that are not shown themselves.
    """
    shown = {name for part in parts for name in part.steps}
    found: dict[str, str] = {}
    for part in parts:
        used = {each for n in part.steps for each in operands(part.derivation[n].expression)}
        values = part.derivation.run(part.given) if part.given else {}
        found |= {n: number(v.value) for n, v in values.items() if n in used - shown}
    return found


def number(value: Any) -> str:
    """Six digits; an array as a list of them."""
    array = np.asarray(value)
    if array.ndim:
        return f"[{', '.join(number(each) for each in array)}]"
    return f"{float(array):.6g}".replace("-", "−")
