"""Notebooks: their text cells, and what their code cells printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nngrade.textbook.reading import marked
from nngrade.textbook.reading.files import read_text
from nngrade.textbook.reading.markup import prepared
from nngrade.textbook.reading.passages import OUTPUT, Passage, Unopenable
from nngrade.textbook.reading.plain import equations


def passages(path: Path) -> Iterator[Passage]:
    """All cells in order. Lines are those of the notebook's file, where it has a line for each."""
    raw = read_text(path)
    try:
        book = json.loads(raw)
        cells = book["cells"]
        assert isinstance(cells, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
        raise Unopenable(f"{path} is not a notebook (version 4).") from None
    places = _Places(raw)
    for cell in cells:
        if not isinstance(cell, dict):
            continue
        if cell.get("cell_type") == "markdown":
            source = _lines(cell.get("source"))
            numbers = [places.of(line) for line in source]
            for passage in marked.passages(prepared("".join(source)), str(path)):
                at = min(passage.line, len(numbers)) - 1
                yield Passage(**{**vars(passage), "line": numbers[at] if numbers else 1})
        elif cell.get("cell_type") == "code":
            yield from _printed(cell, places, str(path))


def _lines(source: Any) -> list[str]:
    if isinstance(source, str):
        return source.splitlines(keepends=True)
    if isinstance(source, list):
        return "".join(one for one in source if isinstance(one, str)).splitlines(keepends=True)
    return []


def _printed(cell: dict[str, Any], places: _Places, file: str) -> Iterator[Passage]:
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        if isinstance(output, dict) and output.get("name") == "stdout":
            for row in _lines(output.get("text")):
                line = places.of(row)
                for _, equation in equations(
                    row.strip().replace(": ", " = ") if "=" not in row else row, alone=True
                ):
                    yield Passage(OUTPUT, equation, line, file)


class _Places:
    """Finds a source line in the notebook's JSON, going forward only."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.at = 0
        self.line = 1

    def of(self, line: str) -> int:
        for written in (json.dumps(line), json.dumps(line, ensure_ascii=False)):
            place = self.raw.find(written, self.at, self.at + 200_000)
            if place >= 0:
                self.line += self.raw.count("\n", self.at, place)
                self.at = place
                return self.line
        return self.line
