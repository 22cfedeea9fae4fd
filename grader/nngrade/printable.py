"""What others wrote, made safe to show: it moves no cursor, turns no text, and hides in nothing.

Everything that comes from a submission (what it printed, raised or returned, its file's name) goes
through here before a reader sees it. What is said in a sentence stands between “ and ”, which
nothing inside of them can close.
"""

from __future__ import annotations

import os
import unicodedata

KEPT = frozenset("\n\t")
HARMFUL = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# Letters and signs that are drawn as nothing, or as a blank, though Unicode calls them visible.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0") | {
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}
EMOJI = "\ufe0f"  # only says that the sign before it is a coloured one: left out
MARKS = 3  # accents on one letter; more of them cover the lines around it

OPEN, CLOSE = "“", "”"
MAX_QUOTED = 300
MAX_NAME = 200


def printable(text: str) -> str:
    """`text` with control, format, blank and surrogate characters written out as escapes."""
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if character in KEPT or (kind not in HARMFUL and character not in BLANK and marks <= MARKS):
            shown.append(character)
        elif character != EMOJI:
            shown.append(character.encode("unicode_escape").decode("ascii"))
    return "".join(shown)


def one_line(text: str, most: int = MAX_QUOTED) -> str:
    """`text` as `printable` has it, on one line of at most `most` characters."""
    line = printable(" ".join(text[: 4 * most].split()))
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1] + "…"


def quoted(text: str, most: int = MAX_QUOTED) -> str:
    """Words of a submission's as they stand in a sentence of nngrade's: “so”."""
    line = one_line(text, most).replace(OPEN, '"').replace(CLOSE, '"')
    return f"{OPEN}{line}{CLOSE}"


def named(path: str | os.PathLike[str]) -> str:
    """A file's name or path in a sentence; it may hold any character but a slash."""
    name = str(path)
    short = name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"
    return printable(short).replace("\n", "\\n").replace("\t", "\\t")
