"""A verdict on every link of a chain, by what stands before it.

A figure holds if some earlier side of its chain gives it: computed exactly or from the rounded
figures that the text printed, with the values of now, with those before the last update, or as they
were printed. It is an erratum only if none does and what it is held against leaves no doubt; where
there is doubt it is unchecked, and the reason is told.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from nngrade.textbook import freely
from nngrade.textbook.alignment import Pair, aligned
from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED
from nngrade.textbook.doubts import doubt, misses, roughly
from nngrade.textbook.grids import Grid, Result
from nngrade.textbook.intervals import hull, meets
from nngrade.textbook.language.chains import Side
from nngrade.textbook.language.tree import (
    Name,
    Node,
    names,
    parts,
)
from nngrade.textbook.language.writing import written
from nngrade.textbook.logarithms import to_other_bases
from nngrade.textbook.printed import Figure, figure
from nngrade.textbook.sides import (
    Finding,
    Look,
    Seen,
    entries,
    fits,
    goes_on,
    kept,
    result_shown,
    same_form,
    told,
)

OTHER_FORM = "the figures stand in another form than the formula, and give another value"
CARRIED_ON = "the result before is computed on with, and the two sides are not equal as they stand"
NOT_OK = frozenset({ERRATUM, FOLLOWS})


class Judge:
    """Judges one numeric side against the sides before it."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def numeric(self, one: Seen, before: list[Seen]) -> Finding:
        """`before`: the sides of the chain before it, from the first on."""
        evidence: tuple[Seen, Look] | None = None
        reason = ""
        after = [one]
        for prior in reversed(before):
            if prior.tree is None:
                reason = reason or f"what stands before it cannot be read: {prior.side.reason}"
                continue
            if prior.status in NOT_OK or self._may_be_a_constant(prior):
                continue
            looks, why = self.bench.look(prior.tree, prior.way)
            reason = reason or why
            past = prior is before[0] and len(before) > 1 and self._stated(prior)
            for look in looks if not (past and evidence) else ():
                if self._agrees(prior, one, look):
                    fine = self._holds(one, look, prior)
                    return self._miscomputed(one, before, evidence, look) or fine
            comparable = [look for look in looks if same_form(one.tree, look.exact)]
            unequal = [later for later in after if later.status != HOLDS]
            if any(goes_on(later, look) for later in unequal for look in comparable):
                return Finding(UNCHECKED, one.side.text, None, CARRIED_ON)
            after.append(prior)
            anew = prior is before[0] and _defines(before)
            if comparable and evidence is None and not (prior.lenient or past or anew):
                evidence = prior, comparable[0]
            elif looks and not comparable:
                reason = reason or "the two sides have different shapes"
        if evidence is None:
            return Finding(UNCHECKED, one.side.text, None, reason or "nothing gives its value")
        return self._against(one, before, *evidence)

    def _miscomputed(
        self, one: Seen, before: list[Seen], near: tuple[Seen, Look] | None, right: Look
    ) -> Finding | None:
        """A figure that the formula gives, but not the arithmetic right before it."""
        if near is None or near[0] is not before[-1] or not misses(one, *near, self.bench):
            return None
        finding = self._against(one, before, *near)
        return replace(finding, right=right.exact) if finding.status == ERRATUM else None

    def _stated(self, head: Seen) -> bool:
        """Whether a name has but an older value, which its chain may be about to change."""
        return isinstance(head.tree, Name) and self.bench.environment.formula(head.tree) is None

    def _may_be_a_constant(self, prior: Seen) -> bool:
        """A lone e may be the text's own name for an error, and no number."""
        return (
            isinstance(prior.tree, Name)
            and prior.numeric
            and not self.bench.environment.knows(prior.tree)
        )

    def _agrees(self, prior: Seen, one: Seen, look: Look) -> bool:
        assert one.tree is not None
        if one.figure is not None or entries(one.tree) is not None:
            rough = one.side.relation == "≈" and roughly(one.figure, look)
            return fits(one, look) or rough
        if one.side.margin and prior.side.margin:
            halves = zip(prior.side.margin, one.side.margin, strict=True)
            return all(self.leaf(pair) for pair in halves)
        mine, _ = self.bench.look(one.tree)
        for other in mine:
            close = freely.nearly(other.exact, look.exact)
            if close or freely.same(other.wide, look.wide) or fits(prior, other):
                return True
        if prior.tree is not None and prior.numeric and self._rounded_within(prior.tree, one.tree):
            return True
        pairs = aligned(prior.tree, one.tree, strictly=True) if prior.tree is not None else None
        if pairs:
            return all(self.leaf(pair) is not False for pair in pairs) and any(
                self.leaf(pair) for pair in pairs
            )
        return False

    def _rounded_within(self, computed: Node, rounded: Node) -> bool:
        """Whether the second says the same as the first, with parts worked out and rounded."""
        if computed == rounded:
            return True
        printed = figure(rounded)
        looks, _ = self.bench.look(computed)
        if printed is not None and looks:
            values = [look.exact for look in looks]
            return printed.value in values or (
                not printed.whole and any(kept(printed, value) for value in values)
            )
        ours, theirs = parts(computed), parts(rounded)
        if type(computed) is not type(rounded) or len(ours) != len(theirs) or not ours:
            return False
        return all(map(self._rounded_within, ours, theirs))

    def leaf(self, pair: Pair) -> bool | None:
        """Whether a figure is the value of the name that it stands for; None where nobody knows."""
        name, filled = pair
        looks, _ = self.bench.look(name)
        if not looks:
            return None
        stand = Seen(Side("", "", 0), filled, figure(filled), True)
        if stand.figure is None and entries(filled) is None:
            mine, _ = self.bench.look(filled)
            return any(freely.same(a.wide, b.wide) for a in mine for b in looks)
        return any(fits(stand, look) for look in looks)

    def _holds(self, one: Seen, look: Look, prior: Seen) -> Finding:
        printed = one.figure.text if one.figure else one.side.text
        look = self.bench.own(one.tree, look) if one.tree and not one.figure else look
        derived = result_shown(look.exact, one.figure)
        if one.figure and isinstance(look.exact, Fraction) and prior.numeric:
            self.bench.environment.printed[look.exact] = hull(look.exact, one.figure.value)
        message = ""
        if one.figure and not kept(one.figure, look.exact):
            message = (
                f"Follows from the rounded figures before it; without rounding it is {derived}."
            )
        elif one.figure and one.figure.whole and not _is(look.exact, one.figure):
            message = f"It is {derived}, printed as a whole number."
        elif look.way == "before the update" and not prior.numeric and prior.way is None:
            message = "With the values before the update."
        return Finding(HOLDS, printed, derived, message, right=look.exact, wide=look.wide)

    def _against(self, one: Seen, before: list[Seen], prior: Seen, look: Look) -> Finding:
        """No earlier side gives it: does it follow from an erratum, is it one, or who knows?"""
        assert prior.tree is not None
        followed = self._follows(one, before)
        if followed:
            derived = result_shown(look.exact, one.figure)
            printed = one.figure.text if one.figure else one.side.text
            message = f"{_because(followed)}; the right value is {derived}."
            return Finding(FOLLOWS, printed, derived, message, followed, look.exact)
        if other := self._other_logarithm(one, prior):
            return other
        if one.figure is None and entries(one.tree) is None and not prior.numeric:
            return self._substituted(one, prior, look)
        reason = doubt(one, prior, self.bench)
        derived = result_shown(look.exact, one.figure)
        printed = one.figure.text if one.figure else one.side.text
        if reason:
            return Finding(UNCHECKED, printed, derived, reason)
        why = self._why(one, prior, derived) + self._as_it_stands(one, before[-1])
        return Finding(ERRATUM, printed, derived, why, right=look.exact)

    def _as_it_stands(self, one: Seen, last: Seen) -> str:
        """What the figures right before a wrong one come to, where they are wrong themselves."""
        if last.status not in NOT_OK or last.tree is None or last.figure or not last.numeric:
            return ""
        looks, _ = self.bench.look(last.tree)
        return f" {told(last)} is {result_shown(looks[0].exact, one.figure)}." if looks else ""

    def _why(self, one: Seen, prior: Seen, derived: str) -> str:
        assert prior.tree is not None
        source = prior.note or told(prior)
        sentence = f"{source} = {derived}."
        mine = self.bench.look(one.tree)[0] if one.tree is not None else []
        if mine and one.figure is None and entries(one.tree) is None:
            own = f"{told(one)} = {result_shown(mine[0].exact)}"
            sentence = f"{own}." if prior.figure else f"{source} = {derived}, but {own}."
        if one.figure and (inferred := self.bench.inferred(prior.tree)):
            sentence += f" ({inferred})"
        return sentence

    def _follows(self, one: Seen, before: list[Seen]) -> tuple[str, ...]:
        for prior in reversed(before):
            if prior.tree is None:
                continue
            if prior.status in NOT_OK:
                looks, _ = self.bench.look(prior.tree)
                if prior.figure is not None:
                    looks = [Look(prior.figure.value, prior.figure.carried(), "printed")]
                if any(self._agrees(prior, one, look) for look in looks):
                    return (prior.id,)
            for look, ids in self.bench.carried(prior.tree):
                if self._agrees(prior, one, look):
                    return ids
        return ()

    def _other_logarithm(self, one: Seen, prior: Seen) -> Finding | None:
        """`log` may be meant to another base than it is said to be."""
        assert prior.tree is not None
        for base, tree in to_other_bases(prior.tree):
            for look in self.bench.look(tree)[0]:
                if self._agrees(prior, one, look):
                    printed = one.figure.text if one.figure else one.side.text
                    derived = result_shown(look.exact, one.figure)
                    message = f"With logarithms to base {base}."
                    return Finding(HOLDS, printed, derived, message, right=look.exact)
        return None

    def _substituted(self, one: Seen, prior: Seen, look: Look) -> Finding:
        """Figures put into a formula that give something else: which of them is wrong?"""
        assert prior.tree is not None
        assert one.tree is not None
        pairs = aligned(prior.tree, one.tree)
        text = one.side.text
        derived = result_shown(look.exact)
        if not pairs:
            return Finding(UNCHECKED, text, derived, OTHER_FORM)
        marks = [(pair, self.leaf(pair)) for pair in pairs]
        wrong = [pair for pair, fine in marks if fine is False]
        right = [pair for pair, fine in marks if fine and names(pair[0])]
        followed = self._carried_leaf(wrong) if wrong else ()
        certain = one.ahead is not None and any(
            kept(one.ahead, value) for value in (look.exact, look.wide)
        )
        accused = bool(wrong) and len(right) >= len(wrong) and (certain or bool(followed))
        if not accused or doubt(one, prior, self.bench):
            return Finding(UNCHECKED, text, derived, "it uses other values than those given before")
        name, filled = wrong[0]
        looks, _ = self.bench.look(name)
        value = result_shown(looks[0].exact, figure(filled))
        put = figure(filled)
        printed = put.text if put else text
        if followed:
            message = f"{_because(followed)}; {written(name)} is {value}."
            return Finding(FOLLOWS, printed, value, message, followed)
        return Finding(
            ERRATUM, printed, value, f"{written(name)} is {value} here, not {printed}.", right=None
        )

    def _carried_leaf(self, wrong: list[Pair]) -> tuple[str, ...]:
        found = []
        for name, filled in wrong:
            put = figure(filled)
            if not isinstance(name, Name) or name not in self.bench.wrong or put is None:
                return ()
            value, claim = self.bench.wrong[name]
            if not kept(put, value):
                return ()
            found.append(claim)
        return tuple(found)


def _defines(before: list[Seen]) -> bool:
    """Whether a chain begins with a name and a formula for it, which is its own from here on."""
    if len(before) < 2 or before[1].tree is None:
        return False
    return isinstance(before[0].tree, Name) and not before[1].numeric


def _is(value: Result, printed: Figure) -> bool:
    return not isinstance(value, Grid) and meets(value, printed.value)


def _because(ids: tuple[str, ...]) -> str:
    errata = " and ".join(f"the erratum {one}" for one in ids)
    return f"Wrong only because {errata} was carried on"
