"""Text in a terminal's columns: broken into lines that it shows whole, cut, told whose it is."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from nngrade.printable import CLOSE, OPEN

WIDTH = 80
UNBROKEN = r"`[^`]*`|\S+ = (?:\[[^]]*\]|\S+)"  # a piece of code, or a quantity and its value

# Stands behind a sign that takes two columns while lines are broken: no text that is shown has it.
SECOND_HALF = "\uffff"
BAR = "| "  # before whatever a submission wrote


def wrapped(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """Lines of at most `width`, each indented; what should be read as one is not broken.

    A line that begins inside of a submission's words, between “ and ”, has a bar before it.
    """
    whole = re.sub(UNBROKEN, lambda found: found[0].replace(" ", "\0"), text)
    room = width - len(BAR) if OPEN in text else width
    lines = broken(whole, room, indent, indent)
    shown, inside = [], False
    for line in lines:
        mark = BAR if inside else ""
        shown.append(f"{indent}{mark}{line[len(indent) :]}".replace("\0", " "))
        inside = line.rfind(OPEN) > line.rfind(CLOSE) or (inside and CLOSE not in line)
    return shown


def broken(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """As `textwrap.wrap` has it, by the columns that a terminal takes for the text."""
    if text.isascii():
        return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=others)
    halves = _halved(text)
    room = width - (SECOND_HALF in halves)  # a wide sign may be parted from its second half
    lines = textwrap.wrap(halves, room, initial_indent=first, subsequent_indent=others)
    return [line.replace(SECOND_HALF, "") for line in lines]


def cut(text: str, width: int) -> str:
    """The text, or as much as fits into `width` columns and an ellipsis."""
    halves = text if text.isascii() else _halved(text)
    if len(halves) <= width:
        return text
    parted = halves[width - 1] == SECOND_HALF
    return halves[: width - 1 - parted].replace(SECOND_HALF, "") + "…"


def columns(text: str) -> int:
    """How many columns a terminal takes for it."""
    return len(text) if text.isascii() else len(_halved(text))


def _halved(text: str) -> str:
    wide = (c + SECOND_HALF if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    return "".join(wide)
