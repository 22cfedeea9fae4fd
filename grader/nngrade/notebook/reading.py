"""A notebook file's code cells, read as plain JSON.

Of a notebook only the kind and the text of each cell matter here, and json reads those in every
format since 2011. `nbformat` would have to be installed beside every grader and loaded for every
check, to validate outputs that nobody asks for. The tests compare with what it reads.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from nngrade.printable import named, quoted
from nngrade.source import Cell, Cells
from nngrade.submission import MAX_BYTES, Refused

EXPORT = "Save it again in Jupyter (File, Save), or export it as a .py file and check that."

MAX_PARTS = 5_000_000  # lists and objects in the file; each takes 60 bytes of memory and more

Parts = list[tuple[str, str]]  # each cell's kind ("code", "markdown" …) and text


def cells(path: Path, data: bytes) -> Cells:
    """The code of the notebook `data`, read from `path`, top to bottom. Raises `Refused`.

    Cells are counted as Jupyter numbers them in a run from top to bottom: those with code alone.
    """
    code = [text for kind, text in parts(path, data) if kind == "code" and text.strip()]
    if not code:
        raise Refused(f"{named(path)} has no code: none of its code cells has anything in it.")
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in code)
    if size > MAX_BYTES:
        raise Refused(
            f"{named(path)} holds {size / 1e6:.2f} MB of code; a submission has at most 1 MB of it."
        )
    return Cells(tuple(Cell(f"cell {i}", text) for i, text in enumerate(code, start=1)))


def digest(path: Path, data: bytes) -> str:
    """The SHA-256 of what was written into the cells, whatever was run and shown since."""
    return hashlib.sha256(json.dumps(parts(path, data)).encode()).hexdigest()


def parts(path: Path, data: bytes) -> Parts:
    """Every cell's kind and text. Raises `Refused` for what is no notebook with Python in it."""
    notebook = _parsed(path, data)
    major = notebook.get("nbformat") if isinstance(notebook, dict) else None
    if type(major) is not int:
        raise Refused(f"{named(path)} is JSON, but no notebook. {EXPORT}")
    if major < 2:
        raise Refused(f"{named(path)} is a notebook of format {major}, which is too old. {EXPORT}")
    _check_language(path, notebook)
    try:
        found = notebook["cells"] if major >= 4 else _old_cells(notebook)
        return [(str(cell["cell_type"]), _text(cell, major)) for cell in found]
    except (KeyError, TypeError, AttributeError):
        raise Refused(
            f"{named(path)} is a damaged notebook: its cells cannot be read. {EXPORT}"
        ) from None


def _parsed(path: Path, data: bytes) -> Any:
    try:
        if data.count(b"[") + data.count(b"{") > MAX_PARTS:
            raise ValueError
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(
            f"{named(path)} is not UTF-8 text, as a notebook has to be. {EXPORT}"
        ) from None
    except json.JSONDecodeError as error:
        what = "It is empty" if not data.strip() else f"{error.msg} in line {error.lineno}"
        message = f"{named(path)} is not JSON, as a notebook has to be ({what}). {EXPORT}"
        raise Refused(message) from None
    except (RecursionError, ValueError, MemoryError):
        raise Refused(
            f"{named(path)} is nested or filled in a way that no notebook is. {EXPORT}"
        ) from None


def _check_language(path: Path, notebook: dict[str, Any]) -> None:
    metadata = notebook.get("metadata")
    told = metadata.get("language_info") if isinstance(metadata, dict) else None
    language = told.get("name") if isinstance(told, dict) else None
    if isinstance(language, str) and "python" not in language.lower():
        raise Refused(
            f"{named(path)} is a notebook for {quoted(language, 30)}; the exercises are in Python."
        )


def _old_cells(notebook: dict[str, Any]) -> list[Any]:
    """Formats 2 and 3 had sheets of cells."""
    return [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]


def _text(cell: dict[str, Any], major: int) -> str:
    """A cell's text, which may stand as one string or as a list of lines."""
    code_before_4 = major < 4 and cell["cell_type"] == "code"
    source = cell["input"] if code_before_4 else cell.get("source", "")
    text = source if isinstance(source, str) else "".join(_strings(source))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strings(lines: Any) -> list[str]:
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise TypeError("a cell's source is text")
    return lines
