"""Values as a text states, derives, repeats and updates them."""

from __future__ import annotations

from dataclasses import dataclass, field

from nngrade.textbook import cues, freely
from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED
from nngrade.textbook.environment import Environment
from nngrade.textbook.evaluating import CONSTANTS
from nngrade.textbook.general import General, GeneralFormulas
from nngrade.textbook.grids import Grid, Result, same_result
from nngrade.textbook.intervals import hull
from nngrade.textbook.judging import Judge
from nngrade.textbook.language.chains import Side
from nngrade.textbook.language.tree import Derivative, Name, Node
from nngrade.textbook.language.writing import written
from nngrade.textbook.reading.passages import Passage
from nngrade.textbook.sides import Finding, Look, Seen, entries, fits, hull_of
from nngrade.textbook.slopes import derivative_name
from nngrade.textbook.unrolling import put
from nngrade.textbook.updates import Rule, is_new, step_of, unmarked

RULES = 40  # how far back an update rule is looked for
REPEATED = 6  # how many earlier values a figure may repeat


@dataclass
class Counts:
    """What was taken as given; `inferred`: such as "η = 0.1 (line 113)"."""

    givens: int = 0
    definitions: int = 0
    inferred: list[str] = field(default_factory=list)
    file: str = ""  # the one being read, where the book has several

    def place(self, line: int) -> str:
        return f"{self.file}, line {line}" if self.file else f"line {line}"


@dataclass
class Values:
    """Keeps the environment up to date with what the text says of values."""

    bench: Bench
    judge: Judge
    counts: Counts = field(default_factory=Counts)
    rules: list[Rule] = field(default_factory=list)
    general: GeneralFormulas = field(default_factory=GeneralFormulas)
    round: set[Name] = field(default_factory=set)  # weights that the last update has renewed
    era_section: tuple[int, ...] | None = None
    sections: dict[Name, tuple[int, ...]] = field(default_factory=dict)
    unsure: set[Name] = field(default_factory=set)  # weights of which no rule is known to tell

    @property
    def environment(self) -> Environment:
        return self.bench.environment

    def of(self, one: Seen) -> Look:
        """What a numeric side says itself."""
        assert one.tree is not None
        if one.figure is not None:
            rounded = one.figure.rounding() if one.figure.unit < 1 else one.figure.value
            return Look(one.figure.value, hull(one.figure.value, rounded), "printed")
        looks, _ = self.bench.look(one.tree)
        return looks[0]

    def is_known(self, one: Seen) -> bool:
        """Whether a side has a value in any way of looking at it."""
        return one.tree is not None and bool(self.bench.look(one.tree, one.way)[0])

    def formula(self, target: Name) -> Node | None:
        """The formula that the text gives for a name, be it by a rule or by counting steps."""
        known = self.environment.formula(target)
        if known:
            return known.tree
        for (base, letter), (general, tree) in self.environment.recurrences.items():
            step = step_of(target, general, letter) if base == target.base else None
            if step is not None:
                return put(tree, Name(letter), step)
        if is_new(target):
            for rule in reversed(self.rules[-RULES:]):
                if rule.covers(unmarked(target)):
                    return rule.tree_for(unmarked(target))
        return None

    def state(self, target: Name, one: Seen, line: int) -> None:
        """Takes a figure for what the text gives. Values given anew in another section begin a new
        example: those given before may no longer hold.
        """
        latest = self.environment.latest(target)
        value = self.of(one)
        constant = CONSTANTS.get(str(target))
        if constant is not None and fits(one, Look(constant, constant, "")):
            return  # π = 3.14 gives it no other value
        section = self.environment.section
        self.unsure.discard(target)
        if one.figure is None or not self.bench.printed_wrong(target, one.figure):
            self.bench.wrong.pop(target, None)
        if latest is not None and same_result(latest.exact, value.exact):
            self.sections[target] = section
            self.environment.keep_for_example([target])
            return
        elsewhere = self.sections.get(target) != section
        if latest is not None and latest.given and elsewhere and self.era_section != section:
            self.era_section = section
            self.environment.era += 1
            self.environment.keep_for_example(n for n, at in self.sections.items() if at == section)
            self.bench.before = None
        self.sections[target] = section
        self.counts.givens += 1
        if one.figure is not None:
            self.environment.give(target, one.figure, line)
        else:
            self.environment.keep(target, value.exact, value.wide, line)

    def note(self, one: Seen, finding: Finding) -> None:
        """Remembers what a right figure was rounded from, wherever it may stand later."""
        right = finding.right
        if finding.status != HOLDS or right is None or isinstance(right, Grid):
            return
        if one.figure is not None and one.figure.digits > 1:
            self.environment.note(one.figure, right, finding.wide or right)

    def implied(self, node: Node | None) -> Name | None:
        """The name that a figure behind ⇒ is told of, if no formula gives it."""
        name = key_of(node)
        return name if name is not None and self.formula(name) is None else None

    def bear_out(self, general: General, target: Name, one: Seen, right: Result, line: int) -> None:
        """Keeps a value that a formula for all numbers gives; the formula is believed from now."""
        general.borne_out = True
        self.environment.keep(target, right, hull_of(right, self.of(one)), line)

    def repeats(self, target: Name, one: Seen) -> bool:
        """Whether a figure is one that the name had before."""
        versions = self.environment.versions.get(target, [])[-REPEATED:]
        return any(fits(one, Look(v.exact, v.rounded, "")) for v in versions)

    def had(self, target: Name, right: Result | None) -> bool:
        """Whether a name was found to have this value before."""
        versions = self.environment.versions.get(target, [])[-REPEATED:]
        return right is not None and any(
            not version.given and freely.same(version.exact, right) for version in versions
        )

    def updated(self, target: Name, passage: Passage) -> Seen | None:
        """What the last rule makes of a weight, where the text may now tell its new value."""
        if self.environment.formula(target) or is_new(target):
            return None
        given = cues.says_given(passage.lead) and not cues.says_new(passage.lead)
        if self.environment.latest(target) is None or given:
            return None
        rule = next((rule for rule in reversed(self.rules[-RULES:]) if rule.covers(target)), None)
        if rule is None:
            return None
        if self.bench.before is None or target in self.round:
            self.bench.before = self.environment.clock
            self.round = set()
        tree = rule.tree_for(target)
        note = f"By the rule of line {rule.line}, {written(tree)}"
        apart = not self.environment.within(rule.section) and not cues.says_new(passage.lead)
        return Seen(
            Side("", "", 0), tree, None, False, way="before the update", elsewhere=apart, note=note
        )

    def unshown(self, target: Name, updated: Seen, one: Seen, line: int) -> Finding | None:
        """Keeps a new weight that the text's own formulas cannot give; the verdict on it."""
        assert updated.tree is not None
        latest = self.environment.latest(target)
        value = self.of(one)
        if latest and same_result(latest.exact, value.exact):
            return None
        _, reason = self.bench.look(updated.tree, updated.way)
        self.environment.keep(target, value.exact, value.wide, line, updated=True)
        self.round.add(target)
        return Finding("unchecked", one.side.text, None, reason)

    def elsewhere(self, target: Name) -> bool:
        """Whether a name's formula was given in another section than this one."""
        known = self.environment.formula(target)
        return known is not None and not self.environment.within(known.section)

    def renew(self, target: Name, one: Seen, finding: Finding, line: int) -> None:
        """The new version of a weight: the right value, with the printed one beside it."""
        printed = self.of(one)
        exact = finding.right if finding.right is not None else printed.exact
        rounded = hull_of(exact, printed) if finding.status == HOLDS else exact
        old = self.environment.latest(target)
        if old and same_result(old.exact, printed.exact) and finding.status == HOLDS:
            return
        self.environment.keep(target, exact, rounded, line, updated=True)
        self.round.add(target)
        if finding.status == UNCHECKED:
            self.unsure.add(target)

    def namesake(self, one: Seen) -> str:
        """Whose new value a wrong figure is, where it is just one other weight's."""
        assert one.figure is not None
        others = []
        for name in sorted(self.round, key=str):
            version = self.environment.latest(name)
            if (
                version
                and not isinstance(version.exact, Grid)
                and one.figure.kept_by(version.exact)
            ):
                others.append(name)
        return f" {one.figure.text} is the new value of {others[0]}." if len(others) == 1 else ""

    def settle(self, target: Name, sides: list[Seen], passage: Passage) -> None:
        """Keeps what a chain came to as its name's value."""
        last = sides[-1]
        printed_last = last.figure is not None or entries(last.tree) is not None
        if len(sides) < 2 or sides[0].tree is None or last.tree is None or not last.numeric:
            return
        if len(sides) == 2 and printed_last:
            return
        looks = self._computed(sides[1:-1] if printed_last else sides[1:], last)
        printed = self.of(last) if printed_last else None
        if not looks and printed is None:
            return
        exact = looks[0].exact if looks or printed is None else printed.exact
        doubted = printed is not None and last.status == UNCHECKED
        if doubted and not freely.near(exact, self.of(last).exact):
            return  # what it is nobody knows
        agreed = bool(looks) and fits(last, looks[0])
        right = printed is not None and (agreed or last.status not in {ERRATUM, FOLLOWS})
        rounded = hull_of(exact, printed) if printed is not None and right else exact
        if last.figure and not isinstance(exact, Grid) and last.status != ERRATUM:
            wide = looks[0].wide if looks else exact
            self.environment.note(last.figure, exact, wide)
        ruled = any(rule.old == target for rule in self.rules[-RULES:])
        line = passage.line + last.side.line
        self.environment.keep(target, exact, rounded, line, updated=ruled and not is_new(target))

    def _computed(self, sides: list[Seen], last: Seen) -> list[Look]:
        """What the sides come to: the nearest one that gives the last figure, or the nearest."""
        found = [
            looks
            for prior in reversed(sides)
            if prior.tree is not None and prior.status not in {ERRATUM, FOLLOWS}
            if (looks := self.bench.look(prior.tree)[0])
        ]
        giving = [looks for looks in found if last.figure and fits(last, looks[0])]
        return next(iter(giving or found), [])


def key_of(node: Node | None) -> Name | None:
    """The name under which a value is kept: a name's own, or a derivative's."""
    if isinstance(node, Name):
        return node
    if isinstance(node, Derivative) and isinstance(node.of, Name):
        return derivative_name(node.of, node.by)
    return None
