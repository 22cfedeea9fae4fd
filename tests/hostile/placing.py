"""How a file is handed in: as it is, beside another, as a notebook, or as no file at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

Place = Callable[[Path, Path, str], Path]


def _plain(folder: Path, file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def _notebook(folder: Path, file: Path, text: str) -> Path:
    """The whole text in one cell."""
    cell = {"cell_type": "code", "metadata": {}, "source": text, "outputs": []}
    book = {"cells": [cell | {"execution_count": None}], "metadata": {}}
    path = file.with_suffix(".ipynb")
    path.write_text(json.dumps(book | {"nbformat": 4, "nbformat_minor": 4}), encoding="utf-8")
    return path


def _beside(name: str) -> Place:
    def place(folder: Path, file: Path, text: str) -> Path:
        """What comes after the marked line is another file, in the same folder."""
        own, other = text.split("# ---\n")
        (folder / name).write_text(other, encoding="utf-8")
        return _plain(folder, file, own)

    return place


def _link(folder: Path, file: Path, text: str) -> Path:
    file.symlink_to(text.rsplit("LINK = ", 1)[1].strip().strip('"'))
    return file


def _folder(folder: Path, file: Path, text: str) -> Path:
    file.mkdir()
    (file / "__init__.py").write_text(text, encoding="utf-8")
    return file


def _pipe(folder: Path, file: Path, text: str) -> Path:
    os.mkfifo(file)
    return file


def _hole(folder: Path, file: Path, text: str) -> Path:
    """A hundred gigabytes, none of which is there."""
    with file.open("wb") as opened:
        opened.truncate(100 << 30)
    return file


def _bytes(folder: Path, file: Path, text: str) -> Path:
    """What its own `made()` gives, in bytes."""
    names: dict[str, object] = {}
    exec(text, names)
    file.write_bytes(names["made"]())  # type: ignore[operator]
    return file


def _made_notebook(folder: Path, file: Path, text: str) -> Path:
    return _bytes(folder, file.with_suffix(".ipynb"), text)


PLACED: dict[str, Place] = {
    "": _plain,
    "notebook": _notebook,
    "beside conftest.py": _beside("conftest.py"),
    "beside typing.py": _beside("typing.py"),
    "beside numpy.py": _beside("numpy.py"),
    "beside sitecustomize.py": _beside("sitecustomize.py"),
    "as a link": _link,
    "as a folder": _folder,
    "as a pipe": _pipe,
    "as a hole": _hole,
    "as bytes": _bytes,
    "as a notebook of bytes": _made_notebook,
}
