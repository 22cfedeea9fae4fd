"""Lines that are nothing but an equation whose names are words: `Recall = TP / (TP + FN) = 0.8`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nngrade.textbook.language.macros import PROSE
from nngrade.textbook.reading.plain import CLOSING, OPENING, RELATION, cleaned, side_end, spaces

# What stands in front: a word or several, and what it is of, in brackets.
HEAD = re.compile(
    r"(?:[A-Za-z][\w’']*|(?:[A-Za-z]{2,}|[A-Z]\d)(?: (?:[A-Za-z]{2,}|[A-Z]\d)){1,4})"
    r"(?:\s?\([^()=]{1,60}\)|\[[^\[\]=]{1,60}\])*"
)
NEXT_NAME = re.compile(r"\d[)\]%]*\s+[^\W\d]\w*\s*[=≈]")


def in_words(row: str) -> bool:
    """Whether a line is one equation in words, or several with commas between."""
    row = cleaned(row)
    first = RELATION.search(row)
    if first is None or "|" in row or PROSE.intersection(re.findall(r"[a-z]+", row.lower())):
        return False
    begin = row.rfind(": ", 0, first.start()) + 1
    return all(_is_one(piece) for piece in _pieces(row[begin:].rstrip(" .;✓✔")))


def _is_one(piece: str) -> bool:
    relation = RELATION.search(piece)
    if relation is None or not HEAD.fullmatch(piece[: relation.start()].strip()):
        return False
    if NEXT_NAME.search(piece, relation.end()):
        return False
    end = len(piece)
    while relation:
        end = side_end(piece, relation.end(), alone=True)
        if end <= relation.end():
            return False
        relation = RELATION.match(piece, spaces(piece, end))
    return not piece[end:].strip()


def _pieces(row: str) -> Iterator[str]:
    """A line cut at its commas outside of brackets and figures."""
    begin = depth = 0
    for at, sign in enumerate(row):
        depth += (sign in OPENING) - (sign in CLOSING)
        if sign == "," and depth == 0 and not row[at + 1 : at + 2].isdigit():
            yield row[begin:at]
            begin = at + 1
    yield row[begin:]
