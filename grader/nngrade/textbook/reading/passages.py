"""Pieces of a chapter in reading order, each with the line it begins on."""

from __future__ import annotations

from dataclasses import dataclass

CHAPTER = "chapter"  # another file begins, outside of the last one's sections
HEADING = "heading"
FORMULA = "formula"  # LaTeX between its marks
PLAIN = "plain"  # an equation in plain text
TABLE = "table"
ADDED = "added"  # a value from the file beside the chapter
ASSERTED = "asserted"  # a claim from there
OUTPUT = "output"  # what a notebook's code printed
PROSE = "prose"
LOST = "lost"  # a formula without an end, which cannot be read
MISSING = "missing"  # a file that belongs here and was not read
ACCEPT = "accept"  # a comment that accepts what stands on its line or on the next


@dataclass(frozen=True)
class Passage:
    """`line` counts from 1 in `file`; `lead` is what stands before it in its sentence; `level` is a
    heading's; `apart` says that words stand between it and the formula before; `cell` counts a
    notebook's cells from 1; `expected` is where a missing file may stand; `rows` are the lines of
    a table's rows where they are not one below the other.
    """

    kind: str
    text: str
    line: int
    file: str
    lead: str = ""
    level: int = 0
    display: bool = False
    apart: bool = False
    cell: int = 0
    expected: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()

    def below(self, row: int) -> int:
        """How many lines below its first a table's row stands; `row` counts from 0."""
        return self.rows[row] - self.line if self.rows else row


class Unopenable(Exception):
    """A chapter that cannot be read; the message says which, why, and what to do."""
