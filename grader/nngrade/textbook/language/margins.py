"""a ± b: the two numbers a − b and a + b, as an interval's ends are written."""

from __future__ import annotations

from collections.abc import Sequence

from nngrade.textbook.language.grammar import parse
from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.scanner import CLOSING, OPENING, Sign
from nngrade.textbook.language.tree import Matrix, Negative, Node, Sum


def parse_margin(tokens: Sequence[Sign]) -> tuple[Node, Node]:
    """What stands before and behind the one ± outside of brackets. Raises `Unreadable`."""
    depth = 0
    places = []
    for place, sign in enumerate(tokens):
        depth += (sign.kind in OPENING) - (sign.kind in CLOSING)
        if sign.kind == "MARGIN":
            places.append((place, depth))
    if len(places) != 1 or places[0] == (0, 0) or places[0][1]:
        raise Unreadable("a ± sign")
    before, behind = parse(tokens[: places[0][0]]), parse(tokens[places[0][0] + 1 :])
    if isinstance(before, Matrix) or isinstance(behind, Sum | Matrix):
        raise Unreadable("a ± sign")
    return before, behind


def both_ends(middle: Node, margin: Node) -> Matrix:
    return Matrix(((Sum((middle, Negative(margin))), Sum((middle, margin))),), flat=True)
