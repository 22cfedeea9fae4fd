"""What a formula goes on from when it begins with a relation."""

from __future__ import annotations

from dataclasses import dataclass, field

from nngrade.textbook.claims import HOLDS
from nngrade.textbook.judging import Judge
from nngrade.textbook.language.tree import Name
from nngrade.textbook.reading.passages import Passage
from nngrade.textbook.sides import Seen


@dataclass
class LastChain:
    """The chain before, and the name that it began with; `passed`: a formula without any relation
    has stood behind it.
    """

    sides: list[Seen] = field(default_factory=list)
    target: Name | None = None
    passed: bool = False

    def taken_up(
        self, sides: list[Seen], passage: Passage, judge: Judge
    ) -> tuple[list[Seen], Name | None]:
        """The sides that a chain goes on from, and their name. In "Odds $= 6/3 = 2$" words say what
        is meant; then the chain before is meant only if it gives the first side.
        """
        if passage.display or not (passage.apart or self.passed):
            return self.sides, self.target
        first = sides[0]
        telling = first.figure is None or first.figure.digits > 2
        if (
            self.sides
            and first.numeric
            and telling
            and judge.numeric(first, self.sides).status == HOLDS
        ):
            return self.sides, self.target
        return [sides.pop(0)], None
