r"""`2\tfrac12` is two and a half to one author and one to another: what stands beside it tells."""

from __future__ import annotations

from dataclasses import replace

from nngrade.textbook.claims import HOLDS
from nngrade.textbook.judging import Judge
from nngrade.textbook.sides import Seen, seen

EITHER = "a whole number right before a fraction, which may be a sum or a product"


def told_apart(sides: list[Seen], judge: Judge) -> list[Seen]:
    """The sides, each with the reading that agrees with one beside it, or with none."""
    done = list(sides)
    for place, one in enumerate(sides):
        if one.side.mixed is None or not one.numeric:
            continue
        as_sum = seen(replace(one.side, tree=one.side.mixed))
        for way in (as_sum, one):
            before = place and judge.numeric(way, done[:place]).status == HOLDS
            after = place + 1 < len(sides) and judge.numeric(sides[place + 1], [way])
            if before or (after and after.status == HOLDS):
                done[place] = way
                break
        else:
            done[place] = seen(replace(one.side, tree=None, reason=EITHER))
    return done
