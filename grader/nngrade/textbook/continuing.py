"""What a formula goes on from when it begins with a relation."""

from __future__ import annotations

from dataclasses import dataclass, field

from nngrade.textbook.claims import HOLDS
from nngrade.textbook.judging import Judge
from nngrade.textbook.language.signs import EQUAL
from nngrade.textbook.language.tree import Name
from nngrade.textbook.printed import is_ratio
from nngrade.textbook.reading.passages import FORMULA, Passage
from nngrade.textbook.sides import Seen, entries

NEAR = 4  # lines between two displayed formulas that follow one another


@dataclass
class LastChain:
    """The chain before, and the name that it began with; `passed`: a formula without any relation
    has stood behind it.
    """

    sides: list[Seen] = field(default_factory=list)
    target: Name | None = None
    line: int = 0
    passed: bool = False

    def computes(
        self, target: Name | None, sides: list[Seen], line: int, passage: Passage, judge: Judge
    ) -> bool:
        """Whether `z = 0.7` says what `z = 0.3 + 0.4`, just above it, comes to."""
        last = self.sides[-1] if self.sides else None
        if target is None or target != self.target or not sides or not last or not last.numeric:
            return False
        if last.figure or entries(last.tree) or last.tree is None or is_ratio(last.tree):
            return False
        near = 0 < line - self.line <= (NEAR if passage.kind == FORMULA else 1)
        apart = self.line < passage.line and passage.apart
        if not near or apart or self.passed or sides[0].side.relation not in EQUAL:
            return False
        if sides[0].figure:
            return sides[0].figure.digits > 1
        return sides[0].numeric and judge.numeric(sides[0], self.sides).status == HOLDS

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
