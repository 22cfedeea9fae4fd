"""One way of looking at what a text has said: exactly or as rounded, as of now or of a moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from nngrade.textbook.environment import Definition, Environment, Version
from nngrade.textbook.evaluating import Evaluation
from nngrade.textbook.grids import Grid, Result, entry
from nngrade.textbook.intervals import Beyond, Value, hull, meets
from nngrade.textbook.language.indices import indexed
from nngrade.textbook.language.tree import Name, Node, Number
from nngrade.textbook.printed import SIGNIFICANT, figure
from nngrade.textbook.slopes import Missing, derivative_name, slope_of_tree
from nngrade.textbook.unrolling import TERMS

MANY = 40  # definitions within definitions


class View:
    """An environment looked at in one way: with exact or with rounded values, up to a moment, with
    some names' values exchanged. Remembers what it computed until something below it changes.
    """

    def __init__(
        self,
        environment: Environment,
        *,
        exact: bool,
        until: int | None = None,
        instead: dict[Name, Result] | None = None,
        stored: bool = False,
        loose: bool = False,
    ) -> None:
        self.environment = environment
        self.exact = exact
        self.until = until
        self.instead = instead or {}
        self.stored = stored  # printed values win over formulas
        self.loose = loose  # every figure may be rounded or cut off
        self.memory: dict[
            tuple[Name, Name | None], tuple[Result | Exception, int, frozenset[Name]]
        ] = {}
        self.resting: list[set[Name]] = []
        self.busy: set[tuple[Name, Name | None]] = set()
        self.circular = False  # what was found on the way round a circle is not remembered

    def evaluate(self, node: Node) -> Result:
        return Evaluation(self).run(node)

    def literal(self, number: Number) -> Value:
        if self.exact and not number.open_ended:
            return number.value
        printed = figure(number)
        assert printed
        if self.exact:
            return printed.rounding()
        if self.loose and (printed.unit < 1 or printed.digits > 1):
            return hull(number.value - printed.unit, number.value + printed.unit)
        known = self.environment.provenance.get(number.value)
        if known == "rounded" and printed.unit < 1:
            return hull(number.value, printed.rounding())
        if known is None and printed.digits >= SIGNIFICANT and printed.unit < 1:
            return hull(number.value, printed.rounding())
        return number.value

    def as_printed(self, value: Value) -> Value:
        """A part of a formula with the rounded figure that the text printed for it, if it did."""
        if self.exact or not isinstance(value, Fraction):
            return value
        return self.environment.printed.get(value, value)

    def value(self, name: Name) -> Result:
        if name in self.instead:
            return self.instead[name]
        return self._remembered((name, None))

    def slope(self, of: Name, by: Name) -> Result:
        if of == by:
            return Fraction(1)
        return self._remembered((of, by))

    def definition(self, name: Name) -> Node | None:
        found = self._formula(name)
        return found.tree if found else None

    def partial(self, tree: Node, by: Name) -> Node:
        return self.environment.partial(tree, by)

    def function(self, name: Name) -> tuple[tuple[Name, ...], Node] | None:
        self._rests_on(name)
        return self.environment.functions.get(name)

    def places(self, name: Name, letter: str) -> Sequence[int]:
        """The numbers, one after the other from 0 or 1, for which a name with an index is known."""
        first = 0 if self._is_known(indexed(name, letter, 0)) else 1
        known = (self._is_known(indexed(name, letter, at)) for at in range(first, TERMS))
        return range(first, first + sum(1 for _ in takewhile(bool, known)))

    def _is_known(self, name: Name) -> bool:
        self._rests_on(name)
        if self.environment.knows(name):
            return True
        vector = replace(name, sub="")
        if vector == name or not name.sub.isdigit() or not self.environment.knows(vector):
            return False
        try:
            self.value(name)
        except (Missing, Beyond):
            return False
        return True

    def _rests_on(self, name: Name) -> None:
        if self.resting:
            self.resting[-1].add(name)

    def _remembered(self, key: tuple[Name, Name | None]) -> Result:
        known = self.memory.get(key)
        changed = self.environment.changed
        if known and all(changed.get(one, 0) <= known[1] for one in known[2]):
            if self.resting:
                self.resting[-1].update(known[2])
            if isinstance(known[0], Exception):
                raise known[0]
            return known[0]
        with self._computing(key) as rests:
            found: Result | Exception
            try:
                found = self._value(key[0]) if key[1] is None else self._slope(key[0], key[1])
            except (Missing, Beyond) as problem:
                found = problem
        if len(rests) < 400 and not self.circular:
            self.memory[key] = (found, self.environment.clock, frozenset(rests))
        if isinstance(found, Exception):
            raise found
        return found

    @contextmanager
    def _computing(self, key: tuple[Name, Name | None]) -> Iterator[set[Name]]:
        if key in self.busy:
            self.circular = True
            raise Missing(key[0], f"{key[0]} is defined by itself")
        if len(self.busy) > MANY:
            raise Beyond("definitions within definitions too deep")
        self.busy.add(key)
        rests = {key[0]}
        self.resting.append(rests)
        try:
            yield rests
        finally:
            self.resting.pop()
            self.busy.discard(key)
            self.circular &= bool(self.busy)
            if self.resting:
                self.resting[-1].update(rests)

    def _version(self, name: Name) -> Version | None:
        kept = self.environment.versions.get(name, [])
        if self.until is None:
            return kept[-1] if kept else None
        place = bisect_right(kept, self.until, key=lambda one: one.order)
        return kept[place - 1] if place else None

    def _formula(self, name: Name) -> Definition | None:
        kept = self.environment.definitions.get(name, [])
        return kept[-1] if kept else None

    def _value(self, name: Name) -> Result:
        version, formula = self._version(name), self._formula(name)
        if formula is None or (version and version.given and version.order > formula.order):
            return self._as_kept(version) if version else self._entry(name)
        if self.stored and version is not None:
            return self._as_kept(version)
        try:
            computed = self.evaluate(formula.tree)
        except Missing:
            if version is None:
                raise
            return self._as_kept(version)
        if self.exact or version is None or isinstance(computed, Grid):
            return computed
        return _widened(computed, version)

    def _entry(self, name: Name) -> Result:
        """The entry of a vector that the text gives as a whole: x_2 of x = (3, 4)."""
        vector = replace(name, sub="")
        from_nought = self.environment.knows(replace(name, sub="0"))
        if from_nought or not name.sub.isdigit() or not self.environment.knows(vector):
            raise Missing(name)
        try:
            return entry(self.value(vector), int(name.sub))
        except Beyond:
            raise Missing(name) from None

    def _as_kept(self, version: Version) -> Result:
        return version.exact if self.exact else version.rounded

    def _slope(self, of: Name, by: Name) -> Result:
        name = derivative_name(of, (by,))
        if self.stored and (version := self._version(name)):
            self._rests_on(name)
            return self._as_kept(version)
        formula = self._formula(of)
        if formula is None:
            raise Missing(by, f"the text does not show how {of} depends on {by}")
        return slope_of_tree(formula.tree, by, self, self.evaluate, str(of))


def _widened(computed: Value, version: Version) -> Result:
    """With the printed figure that later lines may have used, where it belongs to this value."""
    if isinstance(version.rounded, Grid) or not meets(computed, version.rounded):
        return computed
    return hull(computed, version.rounded)
