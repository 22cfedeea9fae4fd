"""Rows of plain text: a row that begins with = or + goes on with the chain of the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nngrade.textbook.reading.plain import BULLET, cleaned, equations, is_code
from nngrade.textbook.reading.words import in_words

GOES_ON = re.compile(r"[\s>]*(?:=|≈|~=)(?![=>])")
OPERATES = re.compile(r"\s*[-+*/×·−–]\s*(?=[\w(√½∂])")
CAME_TO = re.compile(r"[=≈]\s*[-−+]?\d[\d.,]*(?:\s?\\?%)?$")  # nobody goes on from there
GIVEN = re.compile(r"[^\W\d]\w*\s*[=≈]\s*[-−+]?\d[\d.,]*")
FIGURES = re.compile(r"\s*[-+*•]\s+[\d(√½.]")
WRAPPED = re.compile(r"(?<=[\w)\]}²³½])\s+([-+*/×·÷−–])\s*$")
OPERAND = re.compile(r"\s*(?:[\d(√½∂.−]|[^\W\d_](?![^\W\d_])|(?:exp|ln|log|sqrt|tanh)\b)")
FIGURE = re.compile(r"[\s>]*(?:=|≈|~=)\s*[-−+]?\d[\d.,]*\s*(?:[%=≈(]|$)")
OVER_A_BAR = re.compile(r"[A-Za-z\d.]+(?:[-+*∗×−][A-Za-z\d.]+)*")
BEHIND = re.compile(r"[\s.,;\\]*$")
ROWS = 40  # that one chain may go on for


@dataclass
class Found:
    """A chain of equations: on which row it begins, at which place of it, and its text."""

    row: int
    place: int
    text: str
    open: bool = False  # its row ends with a relation


def chains_of(rows: Sequence[str], *, alone: bool) -> Iterator[Found]:
    """The chains in rows of plain text; what is no equation and what is a program is passed by."""
    last: Found | None = None  # a chain that goes to the end of its row
    rows, wrapped = _unwrapped(rows, alone=alone)
    for number, row in enumerate(rows):
        taken = 0
        unsure = number in wrapped and last is None  # nobody knows what its sign joins
        if last and number not in wrapped and _is_item(row, rows[last.row], last, alone=alone):
            yield last
            given = GIVEN.fullmatch(last.text) and not BULLET.match(rows[last.row])
            last, unsure = None, bool(given and FIGURES.match(row))
        if unsure:
            continue
        if last and _goes_on(row, last, rows):
            added, taken = _added(row, last, alone=alone)
            if added:
                last.text, last.open = f"{last.text}\n{added}", False
            elif not last.open:
                last, taken = None, len(row)  # what was read of it may be wrong
            if taken and not row[taken:].strip(" \t.,;\\"):
                continue
        if last:
            yield last
        found, last = _begun(rows, number, taken, alone=alone)
        yield from found
    if last:
        yield last


def _unwrapped(rows: Sequence[str], *, alone: bool) -> tuple[list[str], set[int]]:
    """The rows with each operator from a row's end before the next row; and which those are."""
    found, wrapped = list(rows), set()
    for number in range(len(found) - 1):
        sign, below = WRAPPED.search(found[number]), rows[number + 1]
        if sign and (OPERAND.match(below) or (alone and re.match(r"\s*\w", below))):
            indent = len(found[number]) - len(found[number].lstrip()) + 1
            found[number] = found[number][: sign.start()]
            found[number + 1] = f"{' ' * indent}{sign[1]} {below.lstrip()}"
            wrapped.add(number + 1)
    return found, wrapped


def _is_item(row: str, above: str, last: Found, *, alone: bool) -> bool:
    """Whether the sign before a row is a bullet, below an item or a sum that came to its end."""
    if not (OPERATES.match(row) and BULLET.match(row) and CAME_TO.search(last.text)):
        return False
    return not alone or BULLET.match(above) is not None or not GIVEN.fullmatch(last.text)


def _begun(
    rows: Sequence[str], number: int, taken: int, *, alone: bool
) -> tuple[list[Found], Found | None]:
    """The chains that begin on a row, behind what is taken of it; the last may go on below."""
    row = " " * taken + rows[number][taken:]
    below = rows[number + 1] if number + 1 < len(rows) else ""
    if alone and (head := _head(row, below)):
        return [], Found(number, row.index(head), head)
    if ("=" not in row and "≈" not in row) or is_code(row):
        return [], None
    if number and _numerators(rows[number - 1], row):
        return [], None
    whole = alone or in_words(row)
    found = [Found(number, place, text) for place, text in equations(row, alone=whole)]
    bare = row.rstrip(" \t=≈")
    if not found or GOES_ON.match(row) or not _to_the_end(bare, found[-1].text):
        return found, None
    last = found.pop()
    last.open = len(bare) < len(row.rstrip())
    return found, last


def _numerators(above: str, row: str) -> bool:
    """Whether the row above is what stood over the fraction bars of this one, as in text that was
    taken from a printed page.
    """
    pieces = above.split()
    figures = [piece for piece in pieces if OVER_A_BAR.fullmatch(piece) and piece[0].isdigit()]
    return (
        len(figures) > 1
        and all(map(OVER_A_BAR.fullmatch, pieces))
        and len(pieces) <= len(re.findall("[=≈]", row))
    )


def _head(row: str, below: str) -> str:
    """An expression on a row of its own, to which the next row says what it is equal to."""
    if not GOES_ON.match(below) or "=" in row or "≈" in row or is_code(row):
        return ""
    place, text = next(equations(f"x = {row.strip()}", alone=True), (1, ""))
    head = text.removeprefix("x = ")
    return head if place == 0 and head and _to_the_end(row, head) else ""


def _goes_on(row: str, last: Found, rows: Sequence[str]) -> bool:
    """Whether a row begins with a relation, or with an operation and further in than its chain."""
    if GOES_ON.match(row) or last.open:
        done = CAME_TO.search(last.text) and not FIGURE.match(row)
        return not done and last.text.count("\n") < ROWS
    if not OPERATES.match(row):
        return False
    indent = len(row) - len(row.lstrip())
    return indent > len(rows[last.row]) - len(rows[last.row].lstrip())


def _added(row: str, last: Found, *, alone: bool) -> tuple[str, int]:
    """What such a row adds to its chain, read behind a stand-in for what stands above, and where
    in the row that ends.
    """
    indent = len(row) - len(row.lstrip(" \t>"))
    above = "x " if GOES_ON.match(row) else "x = " if last.open else "x = x "
    place, text = next(equations(above + row[indent:], alone=alone), (1, ""))
    added = text.removeprefix("x = x" if above == "x = x " else "x").strip()
    end = indent + len(text) - len(above)
    torn = above == "x = x " and re.match(r"\s*[^\W\d_]", row[end:])
    return (added, end) if place == 0 and added and not torn else ("", 0)


def _to_the_end(row: str, text: str) -> bool:
    tail = text.rsplit("\n", 1)[-1]
    whole = row if tail in row else cleaned(row)
    return bool(BEHIND.match(whole, whole.rfind(tail) + len(tail)))
