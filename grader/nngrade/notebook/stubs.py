"""A stub, or any other Python file of an exercise, as a notebook: a cell for each function."""

from __future__ import annotations

import ast
import json
from typing import Any

Cell = dict[str, Any]

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook_of(source: str, exercise: str) -> bytes:
    """The file of a notebook (format 4.5) with the code of `source`, and a cell that checks it.

    The module's docstring becomes a Markdown cell; every function and class has a cell of its
    own. The same source always gives the same bytes, the cells' ids included.
    """
    cells = [_markdown(ast.get_docstring(ast.parse(source)) or exercise)]
    for name, code in _pieces(source):
        taken = {cell["id"] for cell in cells}
        cells.append(_code(name if name not in taken else f"{name}-{len(cells)}", code))
    cells.append(_code("check", f'from nngrade import check\n\ncheck("{exercise}")'))
    notebook = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def _pieces(source: str) -> list[tuple[str, str]]:
    """Every cell's name and code: what stands before a function or class, with it in one cell."""
    lines = source.splitlines(keepends=True)
    found: list[tuple[str, int, int]] = []  # a cell's name, its first line, the line after it
    done, loose = 0, 0  # where the next cell begins, where the statements before it end
    for node in ast.parse(source).body:
        end = node.end_lineno or node.lineno
        if isinstance(node, ast.Expr) and done == loose == 0:  # the docstring
            done = loose = end
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if loose > done:
                found.append(("setup", done, loose))
            found.append((node.name, max(done, loose), end))
            done = loose = end
        else:
            loose = end
    if loose > done or not found:
        found.append(("rest", done, len(lines)))
    name, first, _ = found[-1]
    found[-1] = (name, first, len(lines))  # comments at the end of the file
    return [(name, _tidy(lines[first:last])) for name, first, last in found]


def _tidy(lines: list[str]) -> str:
    return "".join(lines).strip("\n")


def _markdown(docstring: str) -> Cell:
    title, _, rest = docstring.partition("\n")
    text = f"# {title.rstrip('.')}\n{rest}".rstrip()
    return {"cell_type": "markdown", "id": "words", "metadata": {}, "source": _lines(text)}


def _code(name: str, code: str) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {},
        "outputs": [],
        "source": _lines(code),
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
