"""Several files as one book, each by its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nngrade.textbook.reading import marked, notebook, tex
from nngrade.textbook.reading.files import read_text
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.markup import prepared
from nngrade.textbook.reading.passages import CHAPTER, Passage

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".rmd", ".qmd", ".mdx"})


def passages(paths: Sequence[Path], macros: Macros) -> Iterator[Passage]:
    """All passages in order. Raises `Unopenable` for a file that cannot be read."""
    for place, path in enumerate(paths):
        if place:
            yield Passage(CHAPTER, "", 1, str(path))
        if path.suffix.lower() == ".ipynb":
            yield from notebook.passages(path)
        elif path.suffix.lower() in {".tex", ".ltx", ".latex"}:
            yield from tex.passages(path, macros)
        else:
            text = prepared(read_text(path))
            macros.learn(text)
            hashes = path.suffix.lower() in MARKDOWN
            yield from marked.passages(text, str(path), hashes=hashes)
