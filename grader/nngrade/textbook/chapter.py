"""A chapter from its first line to its last: what it says is learnt, what it claims is judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nngrade.textbook import cues, freely, tables
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED, Claim, Verdict
from nngrade.textbook.environment import Environment
from nngrade.textbook.evaluating import Grid, Result, derivative_name
from nngrade.textbook.intervals import hull
from nngrade.textbook.judging import Bench, Finding, Judge, Look, Seen, entries, fits, result_shown, seen
from nngrade.textbook.language.chains import Chain, Side, chains
from nngrade.textbook.language.lexicon import Lexicon, Unreadable, gather
from nngrade.textbook.language.signs import EQUAL, ORDERED
from nngrade.textbook.language.writing import written
from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Derivative,
    Matrix,
    Name,
    Node,
    Product,
    names,
)
from nngrade.textbook.alignment import aligned
from nngrade.textbook.printed import Figure, figure
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import FORMULA, HEADING, OUTPUT, PLAIN, TABLE, Passage
from nngrade.textbook.updates import Rule, is_new, recurrence, rule_in, unmarked
from nngrade.textbook.unrolling import indexed


RULES = 40  # how far back an update rule is looked for


@dataclass
class Counts:
    """How much there was: what the text gives, what could be checked of what it claims."""

    givens: int = 0
    definitions: int = 0


@dataclass
class Reader:
    """Goes through passages in order; `verdicts` grows."""

    lexicon: Lexicon
    macros: Macros
    environment: Environment = field(default_factory=Environment)
    verdicts: list[Verdict] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # the file of each verdict
    counts: Counts = field(default_factory=Counts)
    rules: list[Rule] = field(default_factory=list)
    where: list[tuple[int, str]] = field(default_factory=list)
    several: bool = False

    def __post_init__(self) -> None:
        self.bench = Bench(self.environment)
        self.judge = Judge(self.bench)
        self.tail: list[Seen] = []
        self.tail_target: Name | None = None
        self.section = 0
        self.era_section = -1
        self.sections: dict[Name, int] = {}
        self.ids: dict[str, int] = {}
        self.round: set[Name] = set()
        self.quiet = False

    def read(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            if passage.kind == HEADING:
                self._heading(passage)
            elif passage.kind == TABLE:
                self._table(passage)
            elif passage.kind in {FORMULA, PLAIN, OUTPUT}:
                self._formula(passage)

    def _heading(self, passage: Passage) -> None:
        while self.where and self.where[-1][0] >= passage.level:
            self.where.pop()
        self.where.append((passage.level, re.sub(r"[*_`$]", "", passage.text).strip()))
        if passage.level:
            self.section += 1
            self.tail = []

    def _formula(self, passage: Passage) -> None:
        try:
            text = self.macros.expanded(passage.text)
        except Unreadable as problem:
            self._unread(passage, str(problem))
            return
        found = chains(text, self.lexicon, plain=passage.kind != FORMULA)
        for chain in found:
            self._chain(chain, passage)

    def _table(self, passage: Passage) -> None:
        """Equations within cells, then whole columns."""
        for offset, cells in tables.rows(passage.text):
            for cell in cells if offset else []:
                text, plain = tables.unmarked(cell)
                if tables.has_relation(text):
                    kind = PLAIN if plain else FORMULA
                    self._formula(Passage(kind, text, passage.line + offset, passage.file, display=True))
        for told in tables.judge(passage.text, self.bench, self.lexicon):
            self._tell(told.finding, told.text, None, passage, told.row)

    def _unread(self, passage: Passage, reason: str) -> None:
        if "=" in passage.text:
            text = " ".join(passage.text.split())[:80]
            self._tell(Finding(UNCHECKED, text, None, f"It cannot be read: {reason}."), text, None, passage, 0)

    # One chain.

    def _chain(self, chain: Chain, passage: Passage) -> None:
        sides = [seen(side) for side in chain.sides]
        if passage.kind != FORMULA and any(s.tree is None or not _sober(s) for s in sides):
            return  # in prose, what cannot be read is most likely no formula
        if chain.listed or not sides:
            self.tail = []
            return
        before: list[Seen] = []
        target = None
        if chain.continues:
            before, target = self.tail, self.tail_target
            if not before and not passage.display:
                return
        else:
            head = sides.pop(0)
            before = [head]
            target = self._target(head)
            if head.tree is None and not sides:
                return
        self._sides(target, before, sides, passage)
        self.tail, self.tail_target = before, target

    def _target(self, head: Seen) -> Name | None:
        """The name that a chain is about."""
        tree = head.tree
        if isinstance(tree, Name):
            return tree
        if isinstance(tree, Derivative) and isinstance(tree.of, Name):
            return derivative_name(tree.of, tree.by)
        return None

    def _sides(self, target: Name | None, before: list[Seen], sides: list[Seen], passage: Passage) -> None:
        for one in sides:
            relation = one.side.relation
            if relation in ORDERED:
                self._ordered(one, before, passage)
                before[:] = [one]
            elif relation not in EQUAL:
                before[:] = [one]
                target = None
            else:
                self._link(target, one, before, passage)
                before.append(one)
        if target is not None:
            self._settle(target, before, passage)

    def _link(self, target: Name | None, one: Seen, before: list[Seen], passage: Passage) -> None:
        first = len(before) == 1
        if one.tree is None:
            self._cannot_read(one, before, passage)
            return
        if first and target is not None and self._opens(target, one, before, passage):
            return
        if first and self._defines_function(one, before[0], passage):
            return
        if one.numeric:
            self._numeric(one, before, passage)
        else:
            self._identity(one, before, passage)

    def _cannot_read(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        if passage.kind == FORMULA:
            self._tell_side(Finding(UNCHECKED, one.side.text, None, f"It cannot be read: {one.side.reason}."),
                            one, before, passage)  # fmt: skip
            one.status = UNCHECKED

    def _numeric(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        first = before[0]
        if len(before) == 1 and first.tree is not None and not first.numeric and one.figure is not None:
            if not isinstance(first.tree, Name | Call | Apply | Derivative) and self._condition(one, first):
                return
        finding = self.judge.numeric(one, before)
        if finding.status == ERRATUM and isinstance(first.tree, Apply | Call) and len(before) == 1:
            if one.figure is not None and one.figure.digits <= 1 and not first.numeric:
                finding = Finding(UNCHECKED, finding.printed, finding.derived, "it may be an equation to be solved")
        self._tell_side(finding, one, before, passage)
        self._suppose(one, before, passage)

    def _condition(self, one: Seen, first: Seen) -> bool:
        """An expression set to a figure may be a condition such as w x + b = 0: it is no claim
        unless it holds.
        """
        assert first.tree is not None
        looks, _ = self.bench.look(first.tree)
        return not any(fits(one, look) for look in looks)

    def _suppose(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        """Names that have no value get the figures that stand in their places."""
        prior = before[-1]
        if one.tree is None or prior.tree is None or prior.numeric or one.figure is not None:
            return
        pairs = aligned(prior.tree, one.tree)
        if not pairs or any(self.judge.leaf(pair) is False for pair in pairs):
            return
        for name, filled in pairs:
            looks, _ = self.bench.look(name)
            key = derivative_name(name.of, name.by) if isinstance(name, Derivative) and isinstance(name.of, Name) else name
            if looks or not isinstance(key, Name):
                continue
            mine, _ = self.bench.look(filled)
            if mine:
                line = passage.line + one.side.line
                self.environment.keep(key, mine[0].exact, mine[0].wide, line, supposed=True)

    # What a chain's first two sides may be.

    def _opens(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> bool:
        """Whether `target = one` states a value, a definition or a rule, and so is dealt with."""
        assert one.tree is not None
        head = before[0].tree
        if one.figure is not None or entries(one.tree) is not None:
            self._bare(target, one, before, passage)
            return True
        line = passage.line + one.side.line
        if one.numeric:
            return self._filled(target, one, before, passage)
        if isinstance(head, Derivative):
            return self._derivative(head, target, one, line)
        rule = rule_in(target, one.side.relation, one.tree, line)
        if rule:
            self._rule(target, rule, one, line)
            return True
        letter = recurrence(target, one.tree)
        if letter:
            self.environment.recurrences[(target.base, letter)] = (target, one.tree)
        if target in names(one.tree):
            before[:] = []
            one.status = UNCHECKED
            return True
        self.environment.define(target, one.tree, line)
        self.counts.definitions += 1
        return True

    def _rule(self, target: Name, rule: Rule, one: Seen, line: int) -> None:
        self.rules.append(rule)
        self.counts.definitions += 1
        if is_new(target) or target != rule.old:
            self.environment.define(target, rule.tree, line)

    def _derivative(self, head: Derivative, target: Name, one: Seen, line: int) -> bool:
        """A derivative that the definitions give is judged; another is defined here."""
        assert one.tree is not None
        if freely.equal(head, one.tree, self.environment, open_up=True) is None:
            self.environment.define(target, one.tree, line)
            self.counts.definitions += 1
            return True
        if not self.environment.formula(target):
            self.environment.define(target, one.tree, line)
        return False

    def _defines_function(self, one: Seen, head: Seen, passage: Passage) -> bool:
        tree = head.tree
        if not isinstance(tree, Apply) or one.tree is None or one.numeric:
            return False
        parameters = [part for part in tree.arguments if isinstance(part, Name)]
        if len(parameters) != len(tree.arguments) or len(set(parameters)) != len(parameters):
            return False
        if tree.order:
            return False
        if not set(parameters) & names(one.tree):
            return False
        if tree.function in self.environment.functions and len(self.environment.functions[tree.function][0]) == len(parameters):
            known = self.environment.functions[tree.function]
            if freely.equal(tree, one.tree, self.environment, open_up=False):
                return False
            del known
        self.environment.functions[tree.function] = (tuple(parameters), one.tree)
        self.environment.touch(tree.function)
        if tree.function not in names(one.tree):
            self.environment.define(tree.function, one.tree, passage.line)
        self.counts.definitions += 1
        return True

    def _filled(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> bool:
        """`y = 1·2 + 3` where a formula of y is known: the figures stand in its places."""
        formula = self._formula_for(target)
        if formula is None or formula == before[0].tree:
            return True  # nothing to hold it against; its value is kept in the end
        stand = Seen(Side("", "", one.side.line), formula, None, False)
        finding = self.judge.numeric(one, [stand])
        if finding.status in {ERRATUM, FOLLOWS, HOLDS}:
            self._tell_side(finding, one, before, passage)
        self._suppose(one, [stand], passage)
        if finding.status == UNCHECKED and finding.derived is not None:
            self.apart = True
        return True

    def _formula_for(self, target: Name) -> Node | None:
        """The formula that the text gives for a name, be it by a rule or by counting steps."""
        known = self.environment.formula(target)
        if known:
            return known.tree
        for (base, letter), (general, tree) in self.environment.recurrences.items():
            step = _step(target, general, letter)
            if base == target.base and step is not None:
                return _stepped(tree, letter, step)
        if is_new(target):
            for rule in reversed(self.rules[-RULES:]):
                if rule.covers(unmarked(target)):
                    return rule.tree_for(unmarked(target))
        return None

    def _bare(self, target: Name, one: Seen, before: list[Seen], passage: Passage) -> None:
        """`name = figure`: given, a result, or a repetition."""
        line = passage.line + one.side.line
        given = cues.says_given(passage.lead) and not is_new(target)
        updated = self._updated(target, passage)
        stand: Seen | None = None
        if updated is not None and updated.tree and cannot(self.bench.look(updated.tree, updated.way)):
            self._unshown(target, updated, one, before, passage)
            return
        if updated is not None:
            stand = updated
        elif not given or self.environment.formula(target):
            formula = self._formula_for(target)
            head = before[0].tree
            if formula is not None:
                stand = Seen(Side(written(formula), "", 0), formula, None, False)
            elif isinstance(head, Derivative):
                stand = before[0]
        if stand is None:
            self._state(target, one, line, passage)
            return
        options = [before[0]] if isinstance(before[0].tree, Name | Derivative) else []
        finding = self.judge.numeric(one, [*options, stand])
        if finding.status == ERRATUM and updated is not None:
            finding = self._with_namesake(finding, one)
        if finding.status in {ERRATUM, UNCHECKED} and (given and updated is None):
            self._state(target, one, line, passage)
            return
        if finding.status == UNCHECKED and finding.derived is None and not isinstance(before[0].tree, Derivative):
            self._state(target, one, line, passage)
            return
        if finding.status == ERRATUM and self._repeats(target, one):
            finding = Finding(HOLDS, finding.printed, finding.derived, "As it was printed before.")
        self._tell_side(finding, one, before, passage)
        if finding.status == UNCHECKED and updated is None and finding.derived is not None:
            self._state(target, one, line, passage)
        elif updated is not None:
            self._renew(target, one, finding, line)

    def _repeats(self, target: Name, one: Seen) -> bool:
        versions = self.environment.versions.get(target, [])[-6:]
        return any(fits(one, Look(v.exact, v.rounded, "")) for v in versions)

    def _updated(self, target: Name, passage: Passage) -> Seen | None:
        """What the last rule makes of a weight, where the text may now tell its new value."""
        if self.environment.formula(target) or is_new(target):
            return None
        version = self.environment.latest(target)
        if version is None or (cues.says_given(passage.lead) and not cues.says_new(passage.lead)):
            return None
        for rule in reversed(self.rules[-RULES:]):
            if rule.covers(target):
                if self.bench.before is None or target in self.round:
                    self.bench.before = self.environment.clock
                    self.round = set()
                tree = rule.tree_for(target)
                note = f"By the rule of line {rule.line}, {written(tree)}"
                return Seen(Side("", "", 0), tree, None, False, way="before the update", note=note)
        return None

    def _unshown(
        self, target: Name, updated: Seen, one: Seen, before: list[Seen], passage: Passage
    ) -> None:
        """A new weight that the text's own formulas cannot give."""
        assert updated.tree is not None
        latest = self.environment.latest(target)
        value = self._value_of(one)
        if latest and same_result(latest.exact, value.exact):
            return
        _, reason = self.bench.look(updated.tree, updated.way)
        self._tell_side(Finding(UNCHECKED, one.side.text, None, reason), one, before, passage)
        line = passage.line + one.side.line
        self.environment.keep(target, value.exact, value.wide, line, updated=True)
        self.round.add(target)

    def _with_namesake(self, finding: Finding, one: Seen) -> Finding:
        """Whose new value the wrong figure is, where it is just one other weight's."""
        assert one.figure is not None
        others = []
        for name in sorted(self.round, key=str):
            version = self.environment.latest(name)
            if version and not isinstance(version.exact, Grid) and one.figure.kept_by(version.exact):
                others.append(name)
        if len(others) != 1:
            return finding
        return replace(finding, message=f"{finding.message} {one.figure.text} is the new value of {others[0]}.")

    def _renew(self, target: Name, one: Seen, finding: Finding, line: int) -> None:
        """The new version of a weight: the right value, with the printed one beside it."""
        assert one.tree is not None
        printed = self._value_of(one)
        exact = finding.right if finding.right is not None else printed.exact
        rounded = hull_of(exact, printed.wide) if finding.status == HOLDS else exact
        old = self.environment.latest(target)
        if finding.message.startswith("As it was") or (old and same_result(old.exact, printed.exact) and finding.status == HOLDS):
            return
        self.environment.keep(target, exact, rounded, line, updated=True)
        self.round.add(target)

    def _state(self, target: Name, one: Seen, line: int, passage: Passage) -> None:
        """Takes the figure for what the text gives."""
        latest = self.environment.latest(target)
        value = self._value_of(one)
        if latest is not None and same_result(latest.exact, value.exact):
            return
        if latest is not None and latest.given and self.sections.get(target) != self.section:
            if self.era_section != self.section:
                self.era_section = self.section
                self.environment.era += 1
        self.sections[target] = self.section
        self.counts.givens += 1
        if one.figure is not None:
            self.environment.give(target, one.figure, line)
        else:
            self.environment.keep(target, value.exact, value.wide, line)

    def _value_of(self, one: Seen) -> Look:
        assert one.tree is not None
        if one.figure is not None:
            rounded = one.figure.rounding() if one.figure.unit < 1 else one.figure.value
            return Look(one.figure.value, hull(one.figure.value, rounded), "printed")
        looks, _ = self.bench.look(one.tree)
        return looks[0]

    def _settle(self, target: Name, sides: list[Seen], passage: Passage) -> None:
        """Keeps what a chain came to as its name's value."""
        if len(sides) < 2 or sides[0].tree is None:
            return
        last = sides[-1]
        if last.tree is None or not last.numeric or len(sides) == 2 and (last.figure or entries(last.tree)):
            return
        line = passage.line + last.side.line
        looks: list[Look] = []
        for prior in reversed(sides[1:-1] if last.figure else sides[1:]):
            if prior.tree is not None and prior.status not in {ERRATUM, FOLLOWS}:
                looks, _ = self.bench.look(prior.tree)
                if looks:
                    break
        printed = self._value_of(last) if (last.figure or entries(last.tree)) else None
        if printed is None and not looks:
            return
        exact = looks[0].exact if looks else printed.exact if printed else None
        assert exact is not None
        if printed is None or last.status in {ERRATUM, FOLLOWS}:
            rounded = exact
        else:
            rounded = hull_of(exact, printed.wide)
        if last.figure and not isinstance(exact, Grid) and last.status != ERRATUM:
            self.environment.note(last.figure, exact)
        if is_new(target):
            self.environment.keep(target, exact, rounded, line)
            return
        rule = next((rule for rule in reversed(self.rules[-RULES:]) if rule.old == target), None)
        self.environment.keep(target, exact, rounded, line, updated=rule is not None)

    # Formulas, inequalities.

    def _identity(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        """Two formulas side by side: one for all values, or at least for those given."""
        prior = next((p for p in reversed(before) if p.tree is not None and p.status != ERRATUM), None)
        if prior is None or prior.tree is None or one.tree is None:
            return
        environment = self.environment
        status, message = UNCHECKED, "the names' values are not known, and it is no identity without them"
        if freely.equal(prior.tree, one.tree, environment, open_up=False):
            status, message = HOLDS, "For all values."
        elif (opened := freely.equal(prior.tree, one.tree, environment, open_up=True)) is not None and opened:
            status, message = HOLDS, "For all values, by the definitions."
        else:
            mine, _ = self.bench.look(one.tree)
            theirs, _ = self.bench.look(prior.tree)
            if any(freely.same(a.wide, b.wide) for a in mine for b in theirs):
                status, message = HOLDS, "With the values given."
            elif opened is False and self._no_doubt(prior, one, before):
                status, message = ERRATUM, "The two sides differ for nearly all values."
        derived = prior.side.text if status == ERRATUM else None
        self._tell_side(Finding(status, one.side.text, derived, message), one, before, passage)

    def _no_doubt(self, prior: Seen, one: Seen, before: list[Seen]) -> bool:
        assert prior.tree is not None
        assert one.tree is not None
        if prior is before[0] and not isinstance(prior.tree, Derivative):
            return False
        if freely.doubtful(prior.tree) or freely.doubtful(one.tree):
            return False
        mine = freely.leaves(one.tree, self.environment)
        theirs = freely.leaves(prior.tree, self.environment)
        if isinstance(prior.tree, Derivative):
            return mine <= theirs
        return mine == theirs and not freely.has_derivative(one.tree)

    def _ordered(self, one: Seen, before: list[Seen], passage: Passage) -> None:
        prior = before[-1] if before else None
        if prior is None or prior.tree is None or one.tree is None or not (prior.numeric and one.numeric):
            return
        mine, _ = self.bench.look(one.tree)
        theirs, _ = self.bench.look(prior.tree)
        if not mine or not theirs or isinstance(mine[0].exact, Grid) or isinstance(theirs[0].exact, Grid):
            return
        from nngrade.textbook.intervals import interval

        left, right = interval(theirs[0].exact), interval(mine[0].exact)
        relation = one.side.relation
        true = left.low <= right.high if relation in {"<", "≤"} else left.high >= right.low
        if relation in {"<", ">"} and theirs[0].exact == mine[0].exact:
            true = False
        status = HOLDS if true else ERRATUM
        derived = result_shown(theirs[0].exact)
        self._tell_side(Finding(status, one.side.text, derived, "" if true else "It is the other way round."),
                        one, before, passage)  # fmt: skip

    # Telling.

    def _tell_side(self, finding: Finding, one: Seen, before: Sequence[Seen], passage: Passage) -> None:
        prior = next((p for p in reversed(before) if p.side.text), None)
        head = before[0].side.text if before else ""
        text = f"{prior.side.text if prior else ''} {one.side.relation} {one.side.text}"
        one.status = finding.status
        one.id = self._tell(finding, text, head, passage, one.side.line)
        if finding.status == ERRATUM and isinstance(before[0].tree if before else None, Name | Derivative):
            tree = before[0].tree
            assert isinstance(tree, Name | Derivative)
            if isinstance(tree, Derivative):
                if not isinstance(tree.of, Name):
                    return
                tree = derivative_name(tree.of, tree.by)
            if one.figure is not None:
                self.bench.wrong[tree] = (hull(one.figure.value, one.figure.rounding()), one.id)

    def _tell(self, finding: Finding, text: str, head: str | None, passage: Passage, offset: int) -> str:
        line = passage.line + offset
        place = " / ".join(title for _, title in self.where)
        if self.several:
            place = f"{Path(passage.file).name}: {place}" if place else Path(passage.file).name
        identity = self._id(line)
        message = finding.message
        if re.match(r"[a-z]{2,} |a ", message):
            message = message[:1].upper() + message[1:]
        if message and message[-1] not in ".!?)":
            message += "."
        claim = Claim(identity, place, " ".join(text.split())[:300], finding.printed, None, line)
        self.verdicts.append(Verdict(claim, finding.status, finding.derived, message, finding.because))
        self.files.append(passage.file)
        return identity

    def _id(self, line: int) -> str:
        base = f"L{line}"
        count = self.ids[base] = self.ids.get(base, 0) + 1
        return base if count == 1 else f"{base}.{count}"


def cannot(looked: tuple[list[Look], str]) -> bool:
    return not looked[0]


def hull_of(exact: Result, printed: Result) -> Result:
    if isinstance(exact, Grid) or isinstance(printed, Grid):
        return exact
    return hull(exact, printed)


def same_result(one: Result, other: Result) -> bool:
    if isinstance(one, Grid) and isinstance(other, Grid):
        return one.entries == other.entries
    return one == other


def _sober(one: Seen) -> bool:
    """Whether a side found in prose is surely a formula."""
    if one.tree is None:
        return False
    return not any(isinstance(n, Product) and n.like_call for n in [one.tree])


def _step(target: Name, general: Name, letter: str) -> int | None:
    """Which step `x_3` is in `x_{t+1}`: 2."""
    number = target.sub or next((mark[1:-1] for mark in target.marks if mark.startswith("(")), "")
    if not number.isdigit():
        return None
    step = int(number) - 1
    return step if indexed(general, letter, step) == target else None


def _stepped(tree: Node, letter: str, step: int) -> Node:
    from nngrade.textbook.language.tree import Number, parts, rebuilt

    if isinstance(tree, Name):
        return indexed(tree, letter, step)
    if isinstance(tree, Number):
        return tree
    return rebuilt(tree, tuple(_stepped(part, letter, step) for part in parts(tree)))


