"""A chapter from its first line to its last: what it says is learnt, what it claims is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from nngrade.textbook import identities, tables
from nngrade.textbook.asserted import Asserted
from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED
from nngrade.textbook.continuing import LastChain
from nngrade.textbook.defining import Definitions
from nngrade.textbook.environment import Environment
from nngrade.textbook.inferring import Inferences
from nngrade.textbook.judging import Judge
from nngrade.textbook.language.chains import Chain, Side, chains
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.signs import EQUAL, ORDERED
from nngrade.textbook.language.tree import Apply, Call, Derivative, Name
from nngrade.textbook.language.writing import written
from nngrade.textbook.ledger import Ledger
from nngrade.textbook.lone import LoneFigures
from nngrade.textbook.mixed import told_apart
from nngrade.textbook.outputs import printed_by_code
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.order import givens_first, joined
from nngrade.textbook.reading.passages import (
    ADDED,
    ASSERTED,
    CHAPTER,
    FORMULA,
    HEADING,
    LOST,
    OUTPUT,
    PLAIN,
    TABLE,
    Passage,
)
from nngrade.textbook.sides import Finding, Seen, entries, kept, likely, names_something, seen
from nngrade.textbook.values import Values, key_of

TOLD = 50  # passages between two steps of a progress bar


class Reader:
    """Goes through passages in order; `ledger` has the verdicts, `values.counts` the rest."""

    def __init__(self, lexicon: Lexicon, macros: Macros, *, several: bool = False) -> None:
        self.lexicon = lexicon
        self.macros = macros
        self.environment = Environment(own=frozenset(lexicon.own))
        self.bench = Bench(self.environment)
        self.judge = Judge(self.bench)
        self.values = Values(self.bench, self.judge)
        self.definitions = Definitions(self.values)
        self.inferences = Inferences(self.values)
        self.ledger = Ledger(several)
        self.lone = LoneFigures(self.bench, self.values, self._tell)
        self.asserted = Asserted(self.values, lexicon, macros)
        self.headings = 0
        self.last = LastChain()

    def read(
        self,
        passages: Iterable[Passage],
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> None:
        """`on_progress` is told now and then how many passages are read, of how many."""
        listed = list(joined(passages))
        for done, passage in enumerate(givens_first(listed)):
            if done % TOLD == 0:
                on_progress(done, len(listed))
            if self.ledger.several:
                self.values.counts.file = Path(passage.file).name
            if passage.kind == HEADING:
                self._heading(passage)
            elif passage.kind == CHAPTER:
                self._chapter()
            elif passage.kind == TABLE:
                self._table(passage)
            elif passage.kind == ASSERTED:
                finding, one, before = self.asserted.judge(passage)
                self.ledger.side(finding, one, before, passage)
            elif passage.kind in {FORMULA, PLAIN, OUTPUT, ADDED}:
                self._formula(passage)
            elif passage.kind == LOST:
                self.ledger.tell(Finding(UNCHECKED, "", None, passage.text), "…", passage, 0)

    def _heading(self, passage: Passage) -> None:
        self.ledger.heading(passage)
        if passage.level:
            self.headings += 1
            above = self.environment.section[: len(self.ledger.headings)]
            self.environment.section = (*above, self.headings)
            self.last = LastChain()

    def _chapter(self) -> None:
        """Another file: what was said stays known, but no section of the last one goes on."""
        self.ledger.headings.clear()
        self.headings += 1
        self.environment.section = (self.headings,)
        self.last = LastChain()

    def _table(self, passage: Passage) -> None:
        """Equations within cells, then whole columns."""
        for offset, cells in tables.rows(passage.text):
            for cell in cells if offset else []:
                self.last = LastChain()  # a cell goes on with nothing
                for text, plain in tables.formulas(cell):
                    if tables.has_relation(text):
                        kind, line = (
                            PLAIN if plain else FORMULA,
                            passage.line + passage.below(offset),
                        )
                        self._formula(Passage(kind, text, line, passage.file, apart=True))
        self.last = LastChain()
        for judged in (tables.workings, tables.judge):
            for told in judged(passage.text, self.bench, self.lexicon):
                self.ledger.tell(told.finding, told.text, passage, passage.below(told.row))

    def _formula(self, passage: Passage) -> None:
        try:
            text = self.macros.expanded(passage.text)
        except Unreadable as problem:
            if "=" in passage.text:
                text, reason = " ".join(passage.text.split())[:80], f"it cannot be read: {problem}"
                finding = Finding(UNCHECKED, text, None, reason)
                self.ledger.tell(finding, text, passage, 0)
            return
        for chain in chains(text, self.lexicon, plain=passage.kind != FORMULA):
            self._chain(chain, passage)

    def _chain(self, chain: Chain, passage: Passage) -> None:
        sides = [seen(side) for side in chain.sides]
        if any(side.mixed for side in chain.sides):
            sides = told_apart(sides, self.judge)
        if passage.kind == OUTPUT:
            if finding := printed_by_code(sides, self.environment, passage.cell):
                self.ledger.side(finding, sides[1], sides[:1], passage)
            return
        if passage.kind == PLAIN:
            sides = likely(sides, continues=chain.continues)
        if chain.lone and not passage.display:
            self.last.passed = True
            return
        if chain.listed or not sides:
            self.last = LastChain()
            return
        if chain.continues:
            before, target = self.last.taken_up(sides, passage, self.judge)
            if not before and not passage.display:
                return
        else:
            first = sides.pop(0)
            before, target = [first], key_of(first.tree)
            line = passage.line + first.side.line
            if self.last.computes(target, sides, line, passage, self.judge):
                before = self.last.sides
        self._sides(target, before, sides, passage)
        end = passage.line + before[-1].side.line
        self.last = LastChain(before, target, end)

    def _sides(
        self, target: Name | None, before: list[Seen], sides: list[Seen], passage: Passage
    ) -> None:
        for place, one in enumerate(sides):
            one.ahead = next((s.figure for s in sides[place + 1 :] if s.figure), None)
            relation = one.side.relation
            if relation in EQUAL:
                if before:  # else the block goes on from nothing
                    self._link(target, one, before, passage)
                before.append(one)
                continue
            finding = None
            if relation in ORDERED and before:
                finding = identities.ordered(one, before[-1], self.bench)
            elif relation == "≟":
                finding = Finding(UNCHECKED, one.side.text, None, "it is asked for and not claimed")
            if finding:
                self.ledger.side(finding, one, before, passage)
            told = all(other.side.relation in EQUAL for other in sides[:place])
            before[:] = [one]
            implied = told and relation == "⇒" and one.ahead is not None
            target = self.values.implied(one.tree) if implied else None
        if target is not None:
            self.values.settle(target, before, passage)

    def _link(self, target: Name | None, one: Seen, before: list[Seen], passage: Passage) -> None:
        first = len(before) == 1
        if one.tree is None:
            reason = f"it cannot be read: {one.side.reason}"
            finding = Finding(UNCHECKED, one.side.text, None, reason)
            self._tell(finding, one, before, passage)
        elif first and self._learns(target, one, before, passage):
            pass
        elif one.numeric:
            self._numeric(one, before, passage)
        elif isinstance(last := before[-1].tree, Name) and not first and self._unknown(last):
            self.definitions.state(last, one, passage.line + one.side.line)
        else:
            found = identities.identity(one, before, self.bench)
            if (
                found
                and first
                and found.message == identities.UNKNOWN
                and names_something(before[0])
            ):
                self.values.counts.definitions += 1  # it says what that is, and no more
            elif found:
                self._tell(found, one, before, passage)

    def _numeric(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        head = before[0]
        first = len(before) == 1
        if first and one.figure and (condition := identities.condition(one, head, self.bench)):
            self.ledger.side(condition, one, before, passage)
            return
        last = before[-1].tree
        if isinstance(last, Name) and one.figure and not first and self._unknown(last):
            self.values.state(last, one, passage.line + one.side.line)
            return
        finding = self.lone.instance(self.judge.numeric(one, before), key_of(head.tree), before)
        if first and finding.derived is None and names_something(head):
            self.values.counts.givens += 1  # nothing is known of it but this
            return
        solved = first and not head.numeric and isinstance(head.tree, Apply | Call)
        if finding.status == ERRATUM and solved and one.figure and one.figure.digits <= 1:
            message = "it may be an equation to be solved"
            finding = Finding(UNCHECKED, finding.printed, finding.derived, message)
        line = passage.line + one.side.line
        supposed = self.inferences.suppose(one, before[-1], line) if before else 0
        if before and finding.status == HOLDS:
            self.inferences.use(one, before[-1])
        if supposed and finding.status == UNCHECKED:
            self.values.counts.givens += supposed  # it says what these are, and no more
        else:
            self._tell(finding, one, before, passage)

    def _unknown(self, name: Name) -> bool:
        """Whether nothing at all was said of a name: then `y = x = 2` gives x, and `y = x = 3 z`
        says what it is.
        """
        return not self.environment.knows(name) and self.values.formula(name) is None

    # What the first two sides of a chain may be.

    def _learns(self, target: Name | None, one: Seen, before: list[Seen], passage: Passage) -> bool:
        """Whether they state something, and so are dealt with."""
        if target is not None and self._opens(target, one, before, passage):
            return True
        return self.definitions.of_function(one, before[0], passage.line + one.side.line)

    def _opens(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> bool:
        """Whether `target = one` states a value, a definition or a rule, and so is dealt with."""
        assert one.tree is not None
        if one.figure is not None or entries(one.tree) is not None:
            self.lone.judge(target, one, before, passage)
            return True
        if one.numeric:
            self._filled(target, one, before, passage)
            return True
        line = passage.line + one.side.line
        if isinstance(before[0].tree, Derivative):
            known = self.definitions.of_derivative(before[0].tree, target, one, line)
            if not known and (found := identities.by_chain_rule(before[0].tree, one)):
                self._tell(found, one, before, passage)
            return not known
        self.definitions.state(target, one, line)
        return True

    def _filled(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> None:
        """`y = 1·2 + 3` where a formula of y is known: the figures stand in its places."""
        formula = self.values.formula(target)
        case = self.values.general.find(target) if formula is None else None
        if case:
            stand = case[1]
        elif formula is None or formula == before[0].tree:
            return  # nothing to hold it against; its value is kept in the end
        else:
            stand = Seen(Side(written(formula), "", one.side.line), formula, None, False)
        finding = self.judge.numeric(one, [stand])
        if finding.status in {ERRATUM, FOLLOWS, HOLDS}:
            self._tell(finding, one, before, passage)
        if case and finding.status == HOLDS:
            case[0].borne_out = True
        self.inferences.suppose(one, stand, passage.line + one.side.line)

    def _tell(self, finding: Finding, one: Seen, before: list[Seen], passage: Passage) -> None:
        """Writes a verdict down; a figure that is wrong or rounded may be carried on."""
        self.ledger.side(finding, one, before, passage)
        self.values.note(one, finding)
        key = key_of(before[0].tree) if before else None
        if key is not None and one.figure is not None:
            right = finding.right is not None and kept(one.figure, finding.right)
            if finding.status == ERRATUM and not right:
                self.bench.wrong[key] = (one.figure.carried(), one.id)
            elif right or finding.status == HOLDS:
                self.bench.wrong.pop(key, None)
