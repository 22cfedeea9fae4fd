"""Decimal commas, as much of the world writes them: 0,5 for 0.5."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nngrade.textbook.language.lexicon import Lexicon

# Behind a sign of its own, and neither thousands (three digits) nor a list such as i = 1,2.
COMMA = re.compile(
    r"(?:[=≈+*/·×−-]|\\(?:approx|cdot|times))\s*-?(?:\d+,\d\d|0,\d{2,6})(?![\d,.]|\s*,\s*\d)"
)
DECIMAL = re.compile(r"\d,\d+(?![\d.]|\s*,)")
POINT = re.compile(r"\d\.\d")
BETWEEN = re.compile(r"(?<![\d,.])(\d+),(\d+)(?![\d,])")
PAIR = re.compile(r"[(\[{]\s*\d+,\d+\s*[)\]}]")
FEWEST = 2  # of commas in a text that writes its decimals so


def decimal_commas(formulas: Iterable[str]) -> bool:
    """Whether a text's formulas have decimal commas, and no decimal points at all."""
    found = 0
    for text in formulas:
        if POINT.search(text):
            return False
        found += len(COMMA.findall(text))
    return found >= FEWEST


def pointed(text: str, lexicon: Lexicon) -> str:
    """The text with points for its decimal commas; pairs such as (0,1) stay pairs."""
    if not lexicon.decimal_commas:
        return text
    pairs = [match.span() for match in PAIR.finditer(text)]

    def exchange(match: re.Match[str]) -> str:
        paired = any(begin <= match.start() < end for begin, end in pairs)
        return match[0] if paired else f"{match[1]}.{match[2]}"

    return BETWEEN.sub(exchange, text)
