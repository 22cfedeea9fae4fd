"""Notebook files as the tests write them: plain JSON, in the shapes that notebooks have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Cell = tuple[str, str]  # "code" or "markdown", and the text


def code(*texts: str) -> list[Cell]:
    return [("code", text) for text in texts]


def notebook(cells: list[Cell], joined: bool = False, **fields: Any) -> str:
    """A notebook of format 4.5; the text of a cell as one string (`joined`) or a list of lines."""
    made = []
    for number, (kind, text) in enumerate(cells):
        source = text if joined else text.splitlines(keepends=True)
        cell: dict[str, Any] = {"cell_type": kind, "id": f"c{number}", "metadata": {}}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell | {"source": source})
    whole = {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole | fields)


def save(folder: Path, *texts: str, name: str = "work.ipynb") -> Path:
    """A notebook with these code cells, as a file."""
    path = folder / name
    path.write_text(notebook(code(*texts)), encoding="utf-8")
    return path
