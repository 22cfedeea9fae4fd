"""The ways of looking at what a text has said: as of now, before the last update, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from nngrade.textbook import freely
from nngrade.textbook.environment import Environment
from nngrade.textbook.grids import Grid, Result
from nngrade.textbook.intervals import Beyond, middle
from nngrade.textbook.language.tree import Name, Node, names
from nngrade.textbook.printed import Figure, shown
from nngrade.textbook.sides import Look
from nngrade.textbook.slopes import Missing
from nngrade.textbook.views import View


@dataclass
class Bench:
    """The environment with the ways of looking at it, and the errata found so far."""

    environment: Environment
    wrong: dict[Name, tuple[Result, str]] = field(default_factory=dict)
    before: int | None = None  # the moment of the last update of weights
    _views: dict[str, tuple[int | None, View, View]] = field(default_factory=dict)

    def ways(self) -> Iterator[tuple[str, View, View]]:
        yield self._way("now", None, stored=False)
        if self.before is not None:
            yield self._way("before the update", self.before, stored=False)
        yield self._way("as printed", None, stored=True)

    def _way(self, name: str, until: int | None, *, stored: bool) -> tuple[str, View, View]:
        known = self._views.get(name)
        if known is None or known[0] != until:
            exact = View(self.environment, exact=True, until=until, stored=stored)
            wide = View(self.environment, exact=False, until=until, stored=stored)
            known = self._views[name] = (until, exact, wide)
        return name, known[1], known[2]

    def now(self) -> View:
        return self._way("now", None, stored=False)[1]

    def look(self, tree: Node, only: str | None = None) -> tuple[list[Look], str]:
        """Every way that gives a value, and why the first that does not gives none."""
        found: list[Look] = []
        reason = ""
        for way, exact, wide in self.ways():
            if only is not None and way != only:
                continue
            try:
                look = Look(exact.evaluate(tree), wide.evaluate(tree), way)
            except (Missing, Beyond) as problem:
                reason = reason or str(problem)
                continue
            if look not in found:
                found.append(look)
        return found, reason

    def own(self, tree: Node, look: Look) -> Look:
        """What figures in the places of a formula's names come to, where the formula has another
        value by now.
        """
        mine, _ = self.look(tree)
        return (
            look if any(freely.same(one.wide, look.wide) for one in mine) else (mine or [look])[0]
        )

    def carried(self, tree: Node) -> Iterator[tuple[Look, tuple[str, ...]]]:
        """With errata that the expression rests on carried on, each alone and all together."""
        touched = [name for name in self.wrong if name in self._below(tree)]
        choices = [[name] for name in touched] + ([touched] if len(touched) > 1 else [])
        for chosen in choices[-8:]:
            instead = {name: self.wrong[name][0] for name in chosen}
            view = View(self.environment, exact=False, instead=instead)
            for stored in (False, True):
                view = View(self.environment, exact=False, instead=instead, stored=stored)
                try:
                    found = view.evaluate(tree)
                except (Missing, Beyond):
                    continue
                yield (
                    Look(found, found, "carried on"),
                    tuple(self.wrong[name][1] for name in chosen),
                )

    def printed_wrong(self, name: Name, printed: Figure) -> bool:
        """Whether a figure is the one of an erratum printed once more, if with fewer digits."""
        value = self.wrong[name][0] if name in self.wrong else None
        if value is None or isinstance(value, Grid):
            return False
        return printed.kept_by(Fraction(middle(value)).limit_denominator(10**12))

    def _below(self, tree: Node) -> set[Name]:
        known: set[Name] = set()
        waiting = list(names(tree))
        while waiting and len(known) < 500:
            name = waiting.pop()
            if name not in known:
                known.add(name)
                formula = self.environment.formula(name)
                waiting.extend(names(formula.tree) if formula else ())
        return known

    def stale(self, tree: Node) -> Name | None:
        """A name whose value is from an earlier example of the text."""
        for name in sorted(freely.leaves(tree, self.environment), key=str):
            if self.environment.stale(name):
                return name
        return None

    def unrenewed(self, tree: Node) -> Name | None:
        """A value that was derived in a way the text does not show, before weights were updated."""
        for name in sorted(freely.leaves(tree, self.environment), key=str):
            version = self.environment.latest(name)
            if (
                version
                and not (version.given or version.updated)
                and version.order < (self.before or 0)
            ):
                return name
        return None

    def inferred(self, tree: Node | None) -> str:
        """Values the text never gave, which were read off where a formula's names stand."""
        if tree is None:
            return ""
        found = []
        for name in sorted(freely.leaves(tree, self.environment), key=str):
            version = self.environment.latest(name)
            if version and version.supposed and not isinstance(version.exact, Grid):
                found.append(
                    f"{name} = {shown(version.exact)} is inferred from line {version.line}"
                )
        return "; ".join(found[:3])

    def loosely(self, tree: Node) -> Result | None:
        """What an expression may come to if every figure in it was rounded or cut off."""
        try:
            return View(self.environment, exact=False, loose=True).evaluate(tree)
        except (Missing, Beyond):
            return None
