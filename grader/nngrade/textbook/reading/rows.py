"""Rows of plain text: a row that begins with = or + goes on with the chain of the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nngrade.textbook.reading.plain import cleaned, equations, is_code
from nngrade.textbook.reading.words import in_words

GOES_ON = re.compile(r"[\s>]*(?:=|≈|~=)(?![=>])")
OPERATES = re.compile(r"\s*[-+*/×·−–]\s*(?=[\w(√½∂])")
BEHIND = re.compile(r"[\s.,;\\]*$")
ROWS = 40  # that one chain may go on for


@dataclass
class Found:
    """A chain of equations: on which row it begins, at which place of it, and its text."""

    row: int
    place: int
    text: str


def chains_of(rows: Sequence[str], *, alone: bool) -> Iterator[Found]:
    """The chains in rows of plain text; what is no equation and what is a program is passed by."""
    last: Found | None = None  # a chain that goes to the end of its row
    for number, row in enumerate(rows):
        if last and _goes_on(row, last, rows):
            added = _added(row, alone=alone)
            last.text += f"\n{added}"
            if not added:
                last = None  # its end cannot be read, so what is read of it may be wrong
            elif not _to_the_end(row, added):
                yield last
                last = None
            continue
        if last:
            yield last
            last = None
        if ("=" not in row and "≈" not in row) or is_code(row):
            continue
        whole = alone or in_words(row)
        found = [Found(number, place, text) for place, text in equations(row, alone=whole)]
        if found and _to_the_end(row, found[-1].text) and not GOES_ON.match(row):
            last = found.pop()
        yield from found
    if last:
        yield last


def _goes_on(row: str, last: Found, rows: Sequence[str]) -> bool:
    """Whether a row begins with a relation, or with an operation and further in than its chain."""
    if GOES_ON.match(row):
        return last.text.count("\n") < ROWS
    if not OPERATES.match(row):
        return False
    indent = len(row) - len(row.lstrip())
    return indent > len(rows[last.row]) - len(rows[last.row].lstrip())


def _added(row: str, *, alone: bool) -> str:
    """What such a row adds to its chain, read behind a stand-in for what stands above."""
    row = row.lstrip(" \t>")
    above = "x " if GOES_ON.match(row) else "x = x "
    place, text = next(equations(above + row, alone=alone), (1, ""))
    return text.removeprefix(above.rstrip()).strip() if place == 0 else ""


def _to_the_end(row: str, text: str) -> bool:
    tail = text.rsplit("\n", 1)[-1]
    whole = row if tail in row else cleaned(row)
    return bool(BEHIND.match(whole, whole.rfind(tail) + len(tail)))
