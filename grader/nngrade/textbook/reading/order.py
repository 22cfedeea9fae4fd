"""`$y = 2x = 6$ for $x = 3$`: a value that comes behind is read before what it was used for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nngrade.textbook import cues
from nngrade.textbook.reading.passages import FORMULA, PROSE, Passage

# A name and a figure, or several, and nothing computed.
ONE = r"\s*[^=≈<>,]{1,30}=\s*-?\s*\d+(?:\.\d+)?\s*"
GIVEN = re.compile(rf"{ONE}(?:,{ONE})*$")
TAIL = 20  # characters of a formula that tell whether it stands in the same sentence


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
