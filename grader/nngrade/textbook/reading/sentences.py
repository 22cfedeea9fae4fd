"""What words beside an equation in a sentence make of it."""

from __future__ import annotations

import re

CROSS = re.compile(
    r"(?<=\d)\s+[xX]\s+(?=[\d(])|(?<=\))\s+[xX]\s+(?=\d)"
    r"|(?<=\))\s*[xX]\s*(?=\()"
)
SIZES = re.compile(r"(?<![\w.])\d+(?:[xX]\d+){2,}(?!\w)")
FIGURES = re.compile(r"[\d\s.,%+\-−–*/^×·÷()\[\]²³½⅓¼¾√]+")
SAYING = re.compile(
    r"(?:^|[^\w])(?:so|thus|hence|therefore|then|that|since|because|i\.e\.?)$", re.IGNORECASE
)
PART = (
    r"(?:[\d%½⅓¼¾]|\b(?:percent|half|thirds?|quarters?|fourths?|fifths?|tenths?|roots?|square|cube"
    r"|log|logarithm|inverse|negative|derivative|gradient|exponential|out))"
)
TEARING = re.compile(
    r"\d[\w.%]*\s+(?:times|plus|minus|over|choose|mod|modulo|per|to the power)$"
    r"|\b(?:twice|half|double|(?:divided|multiplied) by)$"
    rf"|{PART}\s*of(?: the)?$",
    re.IGNORECASE,
)


RAISED = re.compile(r"<(su[pb])>\s*(-?\w+)\s*</su[pb]>", re.IGNORECASE)
STYLING = re.compile(r"</?(?:i|b|em|strong|u|code|span|font|small|big|var)\b[^<>]*>", re.IGNORECASE)
BLOCK = re.compile(r"</?(?:p|br|td|th|tr|li|ul|ol|div|table|h\d)\b[^<>]*>", re.IGNORECASE)


def without_tags(row: str) -> str:
    """A line without HTML's tags; what is raised or lowered by them still is."""
    if "<" not in row:
        return row
    row = RAISED.sub(lambda m: ("^" if m[1].lower() == "sup" else "_") + m[2], row)
    return BLOCK.sub(" ; ", STYLING.sub("", row))


def begins_in_words(before: str, left: str) -> bool:
    """Whether the left side begins in words: "20% of 50 = 10", "5 times 6 + 1 = 31"."""
    before = before.rstrip()
    if not before[-1:].isalpha():
        return False
    if FIGURES.fullmatch(left) and not re.search(r"\d\s*[-+*/^×·÷−(]", left):
        return not SAYING.search(before)
    return TEARING.search(before) is not None


def crossed(row: str) -> str:
    """An x between figures is a times sign: 3 x 4, (a + 1) x (b + 1), 3x3x64."""
    row = CROSS.sub(lambda match: re.sub("[xX]", "×", match[0]), row)
    return SIZES.sub(lambda match: re.sub("[xX]", "×", match[0]), row)
