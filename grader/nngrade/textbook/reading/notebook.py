"""Notebooks: their text cells, and what their code cells printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nngrade.textbook.reading import marked
from nngrade.textbook.reading.files import read_text
from nngrade.textbook.reading.markup import prepared
from nngrade.textbook.reading.passages import OUTPUT, Passage, Unopenable
from nngrade.textbook.reading.plain import equations

REACH = 200_000  # characters in which a line is looked for
KEY = re.compile(r'[\s,]*("(?:[^"\\]|\\.)*")\s*:\s*')
ITEM = re.compile(r"[\s,\[]*(?=[^\s,\[\]])")
STEP = re.compile(r"\s*(?:(?:step|iteration|iter)\s*)?(\d{1,4})[:.,)]?\s+(?=[^\W\d]\w*\s*[=:])")
# A name and its figure, as `print("v =", v)` or an f-string has them.
PAIR = re.compile(
    r"(?<![\w.])([^\W\d]\w*'*)\s*[=:]\s*([-−+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.])"
)


def passages(path: Path) -> Iterator[Passage]:
    """All cells in order. Lines are those of the notebook's file, where it has a line for each."""
    raw = read_text(path)
    try:
        book = json.loads(raw)
        cells = book["cells"]
        assert isinstance(cells, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
        raise Unopenable(f"{path} is not a notebook (version 4).") from None
    for number, (cell, begin) in enumerate(zip(cells, _begins(raw), strict=True), 1):
        if not isinstance(cell, dict):
            continue
        if cell.get("cell_type") == "markdown":
            places = _Places(raw, raw.find('"source"', begin))
            source = _lines(cell.get("source"))
            numbers = [places.of(line) for line in source]
            for passage in marked.passages(prepared("".join(source)), str(path)):
                at = min(passage.line, len(numbers)) - 1
                yield replace(passage, line=numbers[at] if numbers else 1, cell=number)
        elif cell.get("cell_type") == "code":
            places = _Places(raw, raw.find('"outputs"', begin))
            for passage in _printed(cell, places, str(path)):
                yield replace(passage, cell=number)


def _begins(raw: str) -> list[int]:
    """Where each cell begins in the notebook's JSON, which is known to be an object."""
    decoder = json.JSONDecoder()
    begins: list[int] = []
    at = raw.index("{") + 1
    while key := KEY.match(raw, at):
        if json.loads(key[1]) != "cells":
            at = decoder.raw_decode(raw, key.end())[1]
            continue
        at, begins = key.end(), []
        while item := ITEM.match(raw, at):
            begins.append(item.end())
            at = decoder.raw_decode(raw, item.end())[1]
        at = raw.index("]", at) + 1
    return begins


def _lines(source: Any) -> list[str]:
    if isinstance(source, str):
        return source.splitlines(keepends=True)
    if isinstance(source, list):
        return "".join(one for one in source if isinstance(one, str)).splitlines(keepends=True)
    return []


def _printed(cell: dict[str, Any], places: _Places, file: str) -> Iterator[Passage]:
    """The last figure that a cell printed for each name: those before it are a loop's."""
    outputs = cell.get("outputs")
    last: dict[str, Passage] = {}
    for output in outputs if isinstance(outputs, list) else []:
        if isinstance(output, dict) and output.get("name") == "stdout":
            for row in _lines(output.get("text")):
                line = places.of(row)
                for equation in _equations(row):
                    name = equation.partition("=")[0].strip()
                    last.pop(name, None)
                    last[name] = Passage(OUTPUT, equation, line, file)
    yield from last.values()


def _equations(row: str) -> list[str]:
    """`v = 11.9 x = 2.2`, behind a step 3 for `v_3` and `x_3`, or what a line has else."""
    step = STEP.match(row)
    pairs = list(PAIR.finditer(row, step.end() if step else 0))
    between = PAIR.sub(" ", row[step.end() :] if step else row)
    if (step or len(pairs) > 1) and not re.search(r"[^\W\d_]|[=*/+]", between):
        index = f"_{step[1]}" if step else ""
        return [f"{pair[1]}{index} = {pair[2]}" for pair in pairs]
    told = row.strip().replace(": ", " = ") if "=" not in row else row
    return [equation for _, equation in equations(told, alone=True)]


class _Places:
    """Finds a source line in the notebook's JSON, going forward only."""

    def __init__(self, raw: str, at: int) -> None:
        self.raw = raw
        self.at = max(at, 0)
        self.line = raw.count("\n", 0, self.at) + 1

    def of(self, line: str) -> int:
        """Its line; that of the string it stands in where it has none of its own."""
        for cut in (0, 1):
            for ascii_only in (True, False):
                written = json.dumps(line, ensure_ascii=ascii_only)
                place = self.raw.find(written[cut : len(written) - cut], self.at, self.at + REACH)
                if place >= 0:
                    self.line += self.raw.count("\n", self.at, place)
                    self.at = place
                    return self.line
        return self.line
