"""What a submission is once it is read: the bytes of a Python file, or a notebook's cells."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """The code of one cell, as it was typed, and the words that point to it: "cell 3"."""

    label: str
    code: str


@dataclass(frozen=True)
class Cells:
    """A notebook's code, in the order in which it is to be run.

    `live` says that it comes from a running kernel, which has shown the errors of its cells.
    """

    cells: tuple[Cell, ...]
    live: bool = False

    def to_bytes(self) -> bytes:
        """A JSON list of ``[label, code]``, in ASCII: the form that crosses to the worker."""
        return json.dumps([[cell.label, cell.code] for cell in self.cells]).encode()


Source = bytes | Cells


def as_bytes(source: Source) -> bytes:
    """What the digest of a submission is taken from."""
    return source if isinstance(source, bytes) else source.to_bytes()
