"""The order in which formulas are read: `$y = 2x = 6$ for $x = 3$` gives x first, and one that ends
with an operator is read together with the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nngrade.textbook import cues
from nngrade.textbook.reading.passages import FORMULA, PROSE, Passage

# A name and a figure, or several, and nothing computed.
ONE = r"\s*[^=≈<>,]{1,30}=\s*-?\s*\d+(?:\.\d+)?\s*"
GIVEN = re.compile(rf"{ONE}(?:,{ONE})*$")
TAIL = 20  # characters of a formula that tell whether it stands in the same sentence

OPERATOR = re.compile(r"[A-Za-z\d)\]}]\s*(?:[-+*/]|\\cdot|\\times)\s*$")
RELATES = re.compile(r"\s*(?:[=<>&]|\\approx)")
LONG = 2000  # characters that formulas read together may have


def joined(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, with formulas that an operator joins, `$z = 1 +$ $2 = 3$`, as one."""
    last: Passage | None = None
    for passage in passages:
        if last is not None:
            if _joins(last, passage):
                gap = passage.line - last.line - last.text.count("\n")
                last = replace(last, text=last.text + "\n" * gap + " " + passage.text)
                continue
            yield last
        last = passage
    if last is not None:
        yield last


def _joins(one: Passage, other: Passage) -> bool:
    return (
        one.kind == other.kind == FORMULA
        and not other.apart
        and one.file == other.file
        and len(one.text) < LONG
        and "=" in one.text + other.text
        and OPERATOR.search(one.text) is not None
        and not RELATES.match(other.text)
    )


def givens_first(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with values given behind a formula of the same sentence before it."""
    moved: set[int] = set()
    behind = dict(pairwise(at for at, one in enumerate(passages) if one.kind != PROSE))
    for at, passage in enumerate(passages):
        following = behind.get(at)
        if at in moved:
            continue
        if following is not None and _belongs(passages[following], passage):
            moved.add(following)
            yield passages[following]
        yield passage


def _belongs(given: Passage, formula: Passage) -> bool:
    if not (given.kind == formula.kind == FORMULA and GIVEN.match(given.text)):
        return False
    tail = formula.text.strip()[-TAIL:]
    _, sentence, words = given.lead.rpartition(tail) if tail else ("", "", "")
    return bool(sentence) and cues.says_for(words)
