"""What a submission says, made safe to show: it can neither move the cursor nor turn the text."""

from __future__ import annotations

import unicodedata

KEPT = frozenset("\n\t")


def printable(text: str) -> str:
    """`text` with control, format and surrogate characters written out as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in KEPT or _harmless(c) else _escaped(c) for c in text)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
