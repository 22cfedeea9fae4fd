"""What is raised behind a name: a mark of the name, such as a prime or a layer, or a power?"""

from __future__ import annotations

import re

from nngrade.textbook.language import signs
from nngrade.textbook.language.folding import braces, flat
from nngrade.textbook.language.lexicon import Lexicon, Unreadable

Marks = tuple[list[str], int]
LAYER = re.compile(r"(?:\(.+\)|\[.+\]|<.+>)$")
BRACKETED = re.compile(r"\(\s*(\w|\d+|t\s*[+-]\s*1|new|old)\s*\)")
SIMPLE = re.compile(r"[A-Za-zℓτ]?[+-]?\d*|[A-Za-z]|\d+|\w+,\w+")
WORDED = re.compile(r"\\(?:text|mathrm|operatorname|textrm|mbox)\b")
TRANSPOSED = re.compile(r"\\(?:top|intercal)\b")


def raised_marks(text: str, base: str, at: int, lexicon: Lexicon) -> Marks | None:
    """The marks raised at `at` and their end; None where it is a power or a transposition."""
    while text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] == "(":
        small = BRACKETED.match(text, at)
        if not small or base == "e":
            return None
        return [f"({small[1].replace(' ', '')})"], small.end()
    try:
        raised, end = braces(text, at)
        plain = flat(raised)
    except Unreadable:
        return None
    if plain and set(plain) == {"'"}:
        return ["'"] * len(plain), end
    if base == "e" or plain in {"", "T", "-1", "⊤"} or TRANSPOSED.search(raised):
        return None
    mark = _worded(plain, raised) or _layered(plain, base, lexicon, followed=text[end : end + 1])
    return ([mark], end) if mark else None


def _worded(plain: str, raised: str) -> str | None:
    """A word such as "new" or "out", or a star."""
    if plain == "+" or plain.strip("()") in signs.NEW_MARKS:
        return "new"
    word = re.fullmatch(r"[A-Za-z]{3,}", plain)
    if WORDED.search(raised) or plain in signs.MARK_WORDS or word:
        return plain
    return plain if plain in {"*", "-"} else None


def _layered(plain: str, base: str, lexicon: Lexicon, *, followed: str) -> str | None:
    """A layer, a step or an example: in brackets, or the letter l, or digits for some names."""
    if LAYER.match(plain) and _one_bracket(plain):
        return plain if SIMPLE.fullmatch(plain[1:-1]) else None
    if re.fullmatch(r"[lLℓ](?:[+-]\d)?", plain):
        return f"({plain})"
    if base in lexicon.layered and re.fullmatch(r"\d|[lL]", plain):
        return f"({plain})"
    if followed == "_" and re.fullmatch(r"[a-zA-Z]", plain):
        return f"({plain})"
    return None


def _one_bracket(plain: str) -> bool:
    depth = 0
    for index, sign in enumerate(plain):
        depth += (sign in "([<") - (sign in ")]>")
        if depth == 0 and index < len(plain) - 1:
            return False
    return depth == 0
