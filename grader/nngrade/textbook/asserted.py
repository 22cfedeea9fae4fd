"""Claims of the file beside a chapter: each is told, and none gives or defines anything."""

from __future__ import annotations

from dataclasses import dataclass

from nngrade.textbook import identities
from nngrade.textbook.claims import ERRATUM, UNCHECKED
from nngrade.textbook.language.chains import Side, chains
from nngrade.textbook.language.decimals import pointed
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.tree import Name
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import Passage
from nngrade.textbook.sides import Finding, Seen, result_shown, seen, told
from nngrade.textbook.values import Values


@dataclass
class Asserted:
    """Judges claims by what the text has said so far."""

    values: Values
    lexicon: Lexicon
    macros: Macros

    def judge(self, passage: Passage) -> tuple[Finding, Seen, list[Seen]]:
        """The verdict, what was printed, and the sides before it."""
        expression, _, printed = passage.text.rpartition(" = ")
        before, (one, *rest) = self._sides(expression), self._sides(printed)
        one.side.relation = "="
        for side in (*before, one):
            if side.tree is None or rest:
                reason = side.side.reason or "it is no single value"
                message = f"it cannot be read: {reason}"
                return Finding(UNCHECKED, printed, None, message), one, before
        head = before[-1].tree
        if isinstance(head, Name) and not self.values.bench.look(head)[0]:
            case = self.values.general.find(head)
            before += [case[1]] if case else []
        if one.numeric:
            finding = self.values.judge.numeric(one, before)
        else:
            finding = self._formulas(one, before)
        return finding, one, before

    def _formulas(self, one: Seen, before: list[Seen]) -> Finding:
        """Two formulas: equal for all values, or at least for those given."""
        found = identities.identity(one, before, self.values.bench)
        if found is None or found.message != identities.UNKNOWN:
            return found or Finding(UNCHECKED, one.side.text, None, identities.UNKNOWN)
        mine, _ = self.values.bench.look(one.tree) if one.tree else ([], "")
        theirs, _ = self.values.bench.look(before[-1].tree) if before[-1].tree else ([], "")
        if not (mine and theirs):
            return found
        derived, own = result_shown(theirs[0].exact), result_shown(mine[0].exact)
        message = f"{told(before[-1])} = {derived}, but {told(one)} = {own}."
        return Finding(ERRATUM, one.side.text, derived, message, right=theirs[0].exact)

    def _sides(self, text: str) -> list[Seen]:
        """The sides of an expression; one that cannot be read where they are not one equation."""
        try:
            found = chains(self.macros.expanded(text), self.lexicon, plain=True)
        except Unreadable as problem:
            return [seen(Side(text, "", 0, reason=str(problem)))]
        sides = [side for chain in found for side in chain.sides]
        whole = sum(len(side.text.split(",")) - 1 for side in sides) == pointed(
            text, self.lexicon
        ).count(",")
        if len(found) == 1 and sides and whole and not (found[0].continues or found[0].listed):
            return [seen(side) for side in sides]
        return [seen(Side(text, "", 0, reason="it is no single value"))]
