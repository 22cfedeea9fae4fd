"""What a text has said so far: values, definitions and functions, in the order of its pages.

A name may get several versions of a value. One that a formula derives is computed from the formula
whenever the formula's own names have values; what was printed for it is kept beside that, as
the rounded figure that later lines may have been computed from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from nngrade.textbook import derivatives
from nngrade.textbook.grids import Result
from nngrade.textbook.intervals import Value, hull
from nngrade.textbook.language.tree import Name, Node, names
from nngrade.textbook.printed import Figure

EXACT_DIGITS = 5  # of a given figure: fewer are taken for exact


@dataclass(frozen=True)
class Version:
    """A value of a name. `exact` and `rounded` hold it as computed and as it may have been used;
    `given` says that the text simply states it; `era` counts the examples of a text.
    """

    exact: Result
    rounded: Result
    given: bool
    order: int
    line: int
    era: int
    updated: bool = False
    supposed: bool = False  # read off where a formula's names stand, nowhere stated


@dataclass(frozen=True)
class Definition:
    """A formula that a name was set equal to."""

    tree: Node
    order: int
    line: int
    section: tuple[int, ...]
    era: int = 0


@dataclass
class Environment:
    """All that was said, and a clock that counts what was said."""

    versions: dict[Name, list[Version]] = field(default_factory=dict)
    definitions: dict[Name, list[Definition]] = field(default_factory=dict)
    functions: dict[Name, tuple[tuple[Name, ...], Node]] = field(default_factory=dict)
    provenance: dict[Fraction, str] = field(default_factory=dict)
    printed: dict[Fraction, Value] = field(default_factory=dict)  # with the figure beside it
    changed: dict[Name, int] = field(default_factory=dict)
    slopes: dict[tuple[int, Name], tuple[Node, Node]] = field(default_factory=dict)
    recurrences: dict[tuple[str, str], tuple[Name, Node]] = field(default_factory=dict)
    clock: int = 0
    era: int = 0  # counts the examples of the text
    own: frozenset[str] = frozenset()  # letters of constants that stand for something else here
    section: tuple[int, ...] = (0,)  # the numbers of the file and of the headings that stand open

    def touch(self, name: Name) -> int:
        self.clock += 1
        self.changed[name] = self.clock
        return self.clock

    def define(self, name: Name, tree: Node, line: int) -> None:
        if name in names(tree):
            return
        order = self.touch(name)
        self.definitions.setdefault(name, []).append(
            Definition(tree, order, line, self.section, self.era)
        )

    def forget(self, function: Name) -> None:
        """A function that the text has begun to use for something else."""
        self.functions.pop(function, None)
        self.definitions.pop(function, None)
        self.touch(function)

    def give(self, name: Name, printed: Figure, line: int, *, updated: bool = False) -> None:
        """The text states a value; a short figure is taken for exact."""
        exact: Value = printed.value
        rounded: Value = exact
        if printed.open_ended or (printed.digits >= EXACT_DIGITS and printed.unit < 1):
            rounded = hull(exact, printed.rounding())
        self.provenance.setdefault(printed.value, "exact")
        self._add(name, Version(exact, rounded, True, 0, line, self.era, updated))

    def keep(self, name: Name, exact: Result, rounded: Result, line: int, **kinds: bool) -> None:
        """The text derives a value."""
        self._add(name, Version(exact, rounded, False, 0, line, self.era, **kinds))

    def note(self, printed: Figure, exact: Value, wide: Result) -> None:
        """Remembers whether a printed figure is a rounded one, or was computed from such ones:
        then `wide` is more than one number.
        """
        same = isinstance(exact, Fraction) and exact == printed.value == wide
        if not same:
            self.provenance[printed.value] = "rounded"
        else:
            self.provenance.setdefault(printed.value, "exact")

    def _add(self, name: Name, version: Version) -> None:
        order = self.touch(name)
        kept = self.versions.setdefault(name, [])
        kept.append(replace(version, order=order))

    def partial(self, tree: Node, by: Name) -> Node:
        """∂tree/∂by, worked out once; `tree` is kept so that its identity stays its own."""
        known = self.slopes.get((id(tree), by))
        if known is None:
            known = self.slopes[id(tree), by] = (derivatives.partial(tree, by), tree)
        return known[0]

    def within(self, section: tuple[int, ...]) -> bool:
        """Whether what was said in a section is said for this place: there, above it, or before
        the first heading of any file.
        """
        return len(section) == 1 or self.section[: len(section)] == section

    def keep_for_example(self, given: Iterable[Name]) -> None:
        """The values of these names are for the example of now."""
        for name in given:
            kept = self.versions[name]
            kept[-1] = replace(kept[-1], era=self.era)

    def stale(self, name: Name) -> bool:
        """Whether a name's value is from an earlier example of the text."""
        version = self.latest(name)
        return version is not None and version.era < self.era

    def latest(self, name: Name) -> Version | None:
        kept = self.versions.get(name)
        return kept[-1] if kept else None

    def formula(self, name: Name) -> Definition | None:
        kept = self.definitions.get(name)
        return kept[-1] if kept else None

    def knows(self, name: Name) -> bool:
        return name in self.versions or name in self.definitions
