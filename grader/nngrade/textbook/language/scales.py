"""Figures with a letter for thousands or more, 150K, or a percentage beside them, 0.5 (50%)."""

from __future__ import annotations

import re
from fractions import Fraction

from nngrade.textbook.language.lexicon import Lexicon
from nngrade.textbook.language.tree import Number

SCALES = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "G": 10**9, "T": 10**12}
SCALED = re.compile(r"\s*(\d+(?:\.\d+)?)\s?([kKMBGT])(?: (?:params|parameters|weights))?\s*")

IN_PERCENT = re.compile(r"(?<=[\w)}\]])\s*\(\s*\d+(?:\.\d+)?\s*\\?%\s*\)\s*$")


def told_once(text: str) -> str:
    """A side without a percentage in brackets, 0.659 (65.9%): the same once more, or a share of
    something, and never a product.
    """
    return IN_PERCENT.sub("", text)


def scaled(text: str, lexicon: Lexicon) -> Number | None:
    """The figure that a side is, if it is nothing else, and the text has no name of that letter."""
    match = SCALED.fullmatch(text)
    if not match or match[2] in lexicon.singles:
        return None
    return Number(match[1] + match[2], Fraction(match[1]) * SCALES[match[2]])
