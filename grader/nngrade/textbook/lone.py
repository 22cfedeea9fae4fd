"""`name = figure`: given, a result, a repetition, or a weight's new value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nngrade.textbook import cues, freely
from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED
from nngrade.textbook.grids import Grid
from nngrade.textbook.intervals import meets
from nngrade.textbook.language.chains import Side
from nngrade.textbook.language.tree import Derivative, Name, Node
from nngrade.textbook.language.writing import written
from nngrade.textbook.reading.passages import Passage
from nngrade.textbook.sides import Finding, Seen, result_shown
from nngrade.textbook.updates import is_new, unmarked
from nngrade.textbook.values import Values

AGAIN = "As it was printed before."
OTHERWISE = "the words do not say that this is the value after the rule's next step"


@dataclass
class LoneFigures:
    """Judges figures that stand behind a name alone; `tell` writes a verdict down."""

    bench: Bench
    values: Values
    tell: Callable[[Finding, Seen, list[Seen], Passage], None]

    def judge(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> None:
        """`name = figure`: given, a result, a repetition, or a weight's new value."""
        line = passage.line + one.side.line
        given = cues.says_given(passage.lead) and not is_new(target)
        updated = self.values.updated(target, passage)
        if updated is not None and updated.tree is not None:
            self._new_weight(target, updated, one, before, passage)
            return
        stand = self._stand(target, before[0])
        case = self.values.general.find(target) if stand is None else None
        stand = case[1] if case else stand
        if stand is None or (given and not self.bench.environment.formula(target)):
            self.values.state(target, one, line)
            return
        held = self._held_against(before[0], stand)
        finding = self.instance(self.values.judge.numeric(one, held), target, before[:1])
        derivative = isinstance(before[0].tree, Derivative)
        if finding.status == ERRATUM and target.base.endswith(")"):
            message = "it may be another example's; a formula before gives another value"
            finding = Finding(UNCHECKED, finding.printed, finding.derived, message)
        if finding.status == ERRATUM and is_new(target) and stand.tree is not None:
            finding = self._by_rule(finding, unmarked(target), stand.tree, passage, marked=True)
        if finding.status == ERRATUM and self.values.repeats(target, one):
            message = AGAIN
            finding = Finding(HOLDS, finding.printed, finding.derived, message)
        unknown = finding.status == UNCHECKED and finding.derived is None and not derivative
        unknown |= finding.status == HOLDS and _far_off(one, finding)
        if case and unknown and self.values.is_known(case[1]):
            case[0].contradicted = True
        if unknown or (given and finding.status in {ERRATUM, UNCHECKED}):
            self.values.state(target, one, line)
        else:
            self.tell(finding, one, before, passage)
            if finding.status == UNCHECKED:
                self.values.state(target, one, line)
            elif case and finding.right is not None:
                self.values.bear_out(case[0], target, one, finding.right, line)

    def _held_against(self, head: Seen, stand: Seen) -> list[Seen]:
        """A derivative that the definitions give is held against them alone."""
        if isinstance(head.tree, Derivative):
            known = bool(self.bench.look(head.tree)[0])
            head = replace(head, elsewhere=self._from_elsewhere(head))
            if known:
                return [head]
        return [replace(head, lenient=True), stand]

    def _from_elsewhere(self, head: Seen) -> bool:
        """Whether a derivative rests on a formula of another section."""
        tree = head.tree
        return (
            isinstance(tree, Derivative)
            and isinstance(tree.of, Name)
            and self.values.elsewhere(tree.of)
        )

    def _stand(self, target: Name, head: Seen) -> Seen | None:
        """What a lone name's figure can be held against."""
        formula = self.values.formula(target)
        if formula is not None:
            elsewhere = self.values.elsewhere(target)
            return Seen(Side(written(formula), "", 0), formula, None, False, elsewhere=elsewhere)
        return head if isinstance(head.tree, Derivative) else None

    def _new_weight(
        self, target: Name, updated: Seen, one: Seen, before: list[Seen], passage: Passage
    ) -> None:
        line = passage.line + one.side.line
        assert updated.tree is not None
        carried = self._carried_weight(target, one)
        if carried:
            self.tell(carried, one, before, passage)
            return
        if not self.bench.look(updated.tree, updated.way)[0]:
            unshown = self.values.unshown(target, updated, one, line)
            if unshown:
                self.tell(unshown, one, before, passage)
            return
        renewed = self._is_first_step(target, passage)
        held = [updated] if renewed else [replace(before[0], lenient=True), updated]
        finding = self.values.judge.numeric(one, held)
        repeated = finding.status == ERRATUM and self.values.repeats(target, one)
        if repeated and not renewed:
            finding = Finding(HOLDS, finding.printed, finding.derived, AGAIN)
        else:
            finding = self._by_rule(finding, target, updated.tree, passage)
        if finding.status == ERRATUM and one.figure is not None:
            old = f" {one.figure.text} is its value before the update."
            whose = old if repeated else self.values.namesake(one)
            finding = replace(finding, message=finding.message + whose)
        self.tell(finding, one, before, passage)
        self.values.renew(target, one, finding, line)

    def _by_rule(
        self, finding: Finding, target: Name, rule: Node, passage: Passage, *, marked: bool = False
    ) -> Finding:
        """A figure other than the rule's is wrong only where the rule's is surely meant."""
        if finding.status != ERRATUM:
            return finding
        said = cues.says_next_step(passage.lead)
        if marked:
            said = not cues.says_later(passage.lead)
        reason = self._borrowed(target, rule) if said else OTHERWISE
        if not reason:
            return finding
        return Finding(UNCHECKED, finding.printed, finding.derived, reason)

    def _borrowed(self, target: Name, rule: Node) -> str:
        """Why the values that a rule rests on may be others than those known; "" where not."""
        environment, sections = self.bench.environment, self.values.sections
        found = sorted(freely.leaves(rule, environment), key=str)
        if unsure := next((name for name in found if name in self.values.unsure), None):
            return f"the text does not show how {unsure} came to its value"
        home = sections.get(target)
        for name in found if home is not None and environment.within(home) else ():
            section = sections.get(name)
            if section is not None and not environment.within(section):
                return f"{name} was given in another section, maybe for another example"
        return ""

    def _is_first_step(self, target: Name, passage: Passage) -> bool:
        """Whether the text speaks of updated weights and this one has its first value still."""
        latest = self.bench.environment.latest(target)
        return latest is not None and not latest.updated and cues.says_only_new(passage.lead)

    def _carried_weight(self, target: Name, one: Seen) -> Finding | None:
        """A wrong new value printed once more."""
        known = self.bench.wrong.get(target)
        if known is None or one.figure is None:
            return None
        if not self.bench.printed_wrong(target, one.figure):
            return None
        version = self.bench.environment.latest(target)
        derived = result_shown(version.exact, one.figure) if version else None
        message = f"Printed again, as in the erratum {known[1]}."
        return Finding(FOLLOWS, one.figure.text, derived, message, (known[1],))

    def instance(self, finding: Finding, target: Name | None, before: list[Seen]) -> Finding:
        """A name that had its right value before may stand for another example's by now."""
        if (
            finding.status != ERRATUM
            or target is None
            or any(one.numeric and not isinstance(one.tree, Name) for one in before)
        ):
            return finding
        if not self.values.had(target, finding.right):
            return finding
        message = "it had another value before; this may be another example's"
        return Finding(UNCHECKED, finding.printed, finding.derived, message)


def _far_off(one: Seen, finding: Finding) -> bool:
    """Whether a whole figure of one digit is but what another value rounds to: 1 for 0.65."""
    figure = one.figure
    if figure is None or not figure.whole or abs(figure.value) >= 10:
        return False
    right = finding.right
    exactly = right is not None and not isinstance(right, Grid) and meets(right, figure.value)
    return one.side.relation == "=" and not exactly
