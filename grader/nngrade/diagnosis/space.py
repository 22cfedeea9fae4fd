"""All that can be changed in a derivation, and which change gives what a submission gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from nngrade.derivation import Derivation, Step
from nngrade.diagnosis.edits import Edit, edits, exchanged, names

FloatArray = np.ndarray[Any, np.dtype[np.float64]]
Formulas = Mapping[str, str]  # the changed formulas, by their step

FUNCTIONS: dict[str, Any] = {
    "abs": np.abs,
    "dot": np.dot,
    "relu": lambda z: np.maximum(0.0, z),
    "sign": lambda z: np.where(z >= 0, 1.0, -1.0),
    "sqrt": np.sqrt,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "__builtins__": {},
}
RELATIVE, ABSOLUTE = 1e-6, 1e-9


@dataclass(frozen=True)
class Space:
    """A question that a derivation answers, and what its steps can be mistaken for.

    `given` names the inputs in a case's arguments; `outputs` are the steps that are the answer,
    in its order. `kinds` are groups of names that can be taken for one another, `roles` groups
    of steps that one idea lies behind, each with what a sentence calls it.
    """

    derivation: Derivation
    given: Callable[..., dict[str, Any]]
    outputs: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...] = ()
    roles: Mapping[str, tuple[str, ...]] | None = None
    said: Mapping[str, str] | None = None  # how a book writes what is no step


@dataclass(frozen=True)
class Variant:
    """A derivation with some formulas changed. `steps` are those that say where;
    none, where an input keeps its first value. `what` says how.
    """

    formulas: Formulas
    what: str
    steps: tuple[str, ...]
    role: str = ""


def variants(space: Space, first: Mapping[str, Any]) -> Iterator[Variant]:
    """Every single edit, then every edit of a role, exchanges, figures of the `first` input."""
    singles = list(single_edits(space))
    for edit in singles:
        yield Variant({edit.step: edit.expression}, edit.what, (edit.step,))
    yield from _of_roles(space, singles)
    yield from _exchanges(space)
    yield from _typed_in(space, first)


def single_edits(space: Space) -> Iterator[Edit]:
    """Every edit of every step that an output depends on."""
    known = list(space.derivation.inputs)
    for step in needed(space):
        yield from edits(step, space.kinds, known)
        known.append(step.name)


def needed(space: Space) -> list[Step]:
    """The steps that the outputs depend on, in order."""
    wanted = set(space.outputs)
    found = []
    for step in reversed(space.derivation.steps):
        if step.name in wanted:
            wanted |= names(step.expression)
            found.append(step)
    return found[::-1]


def _of_roles(space: Space, singles: Sequence[Edit]) -> Iterator[Variant]:
    """The same edit in every step of a role; a name may differ from step to step."""
    for role, steps in (space.roles or {}).items():
        mine: dict[tuple[str, tuple[int, ...]], list[Edit]] = {}
        for edit in singles:
            if edit.step in steps and not edit.kind.startswith("name "):
                mine.setdefault((edit.kind, edit.place), []).append(edit)
        for same in mine.values():
            if len(same) == len(steps):
                formulas = {edit.step: edit.expression for edit in same}
                yield Variant(formulas, _joint([e.what for e in same]), steps, role)


def _joint(whats: Sequence[str]) -> str:
    """One phrase for an edit made in several steps: their factors are named one after another."""
    differ = (i for i, letters in enumerate(zip(*whats, strict=False)) if len({*letters}) > 1)
    start = whats[0].rfind("{", 0, next(differ, -1) + 1)
    if start < 0:
        return whats[0]
    head = re.sub("(factor|term) $", r"\1s ", whats[0][:start])
    parts = sorted({what[start:] for what in whats})
    return head + ", ".join(parts[:-1]) + " and " + parts[-1]


def _exchanges(space: Space) -> Iterator[Variant]:
    """Two quantities of a kind exchanged, or one taken for the other, in all of a role."""
    steps = needed(space)
    roles = {**(space.roles or {}), "": tuple(step.name for step in steps)}
    for role, members in roles.items():
        inside = [step for step in steps if step.name in members]
        for kind in space.kinds:
            for a, b in combinations(kind, 2):
                yield from _exchange(space, inside, role, {a: b, b: a})
                yield from _exchange(space, inside, role, {a: b})
                yield from _exchange(space, inside, role, {b: a})


def _exchange(
    space: Space, inside: Sequence[Step], role: str, mapping: dict[str, str]
) -> Iterator[Variant]:
    order = [*space.derivation.inputs, *(step.name for step in space.derivation.steps)]
    formulas = {}
    for step in inside:
        text = exchanged(step, mapping)
        early = names(text) <= set(order[: order.index(step.name)])
        if text != step.expression and early:
            formulas[step.name] = text
    if not formulas:
        return
    a, b = next(iter(mapping.items()))
    both = len(mapping) == 2
    what = f"with {{{a}}} and {{{b}}} exchanged" if both else f"with {{{b}}} in place of {{{a}}}"
    yield Variant(formulas, what, tuple(formulas), role)


def _typed_in(space: Space, first: Mapping[str, Any]) -> Iterator[Variant]:
    """Inputs that keep the first case's values, one or all of a kind: everywhere, in a role."""
    plain = [name for name in space.derivation.inputs if np.ndim(first[name]) == 0]
    kinds = [kind for kind in space.kinds if set(kind) <= set(plain)]
    steps = needed(space)
    for role, members in {"": tuple(step.name for step in steps), **(space.roles or {})}.items():
        for group in (*((name,) for name in plain), *kinds):
            mapping = {name: f"({float(first[name])!r})" for name in group}
            formulas = {
                step.name: exchanged(step, mapping)
                for step in steps
                if step.name in members and names(step.expression) & set(group)
            }
            if formulas:
                said = " and ".join(f"{{{name}}} = {float(first[name]):g}" for name in group)
                yield Variant(formulas, f"with {said}, whatever is given", (), role)


class Search:
    """The variants of a space, tried against what came."""

    def __init__(
        self, space: Space, calls: Sequence[tuple[Sequence[Any], Mapping[str, Any]]]
    ) -> None:
        self.space = space
        self.groups = _grouped([space.given(*args, **kwargs) for args, kwargs in calls])
        self.steps = needed(space)
        self.codes = {step.name: _compiled(step.expression) for step in self.steps}
        self.base = [self._run(group, {}) for group in self.groups]

    def expected(self) -> FloatArray:
        """The right answers, one case after another."""
        return np.concatenate([self._answer(found) for found in self.base])

    def first(self, came: FloatArray, candidates: Iterator[Variant]) -> Variant | None:
        """The first variant that answers `came`, and not what is right."""
        scale = self._scale()
        with np.errstate(all="ignore"):
            for variant in candidates:
                predicted = self._predict(variant.formulas, came, scale)
                if predicted is not None:
                    return variant
        return None

    def _predict(
        self, formulas: Formulas, came: FloatArray, scale: FloatArray
    ) -> FloatArray | None:
        start, parts = 0, []
        codes = {name: _compiled(text) for name, text in formulas.items()}
        for group, base in zip(self.groups, self.base, strict=True):
            answer = self._answer(self._run(group, codes, base))
            stop = start + answer.size
            close = np.abs(answer - came[start:stop])
            if not (close <= RELATIVE * np.abs(answer) + ABSOLUTE * scale[start:stop]).all():
                return None
            parts.append(answer)
            start = stop
        return np.concatenate(parts)

    def _run(
        self,
        group: Mapping[str, Any],
        codes: Mapping[str, Any],
        base: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Every step's value; those that a change cannot reach are taken from `base`."""
        found = dict(group)
        touched: set[str] = set()
        for step in self.steps:
            code = codes.get(step.name)
            if base is not None and code is None and not (names_of(step) & touched):
                found[step.name] = base[step.name]
                continue
            touched.add(step.name)
            found[step.name] = eval(  # noqa: S307 (nngrade's own formulas, never a student's text)
                code or self.codes[step.name], FUNCTIONS, found
            )
        return found

    def _answer(self, found: Mapping[str, Any]) -> FloatArray:
        """The outputs of one group, case by case, as one row of numbers."""
        size = found["\0cases"]
        parts = [
            np.broadcast_to(_column(found[name], size), (size, _width(found[name], size)))
            for name in self.space.outputs
        ]
        return np.concatenate(parts, axis=1).ravel()

    def _scale(self) -> FloatArray:
        """The largest number of its case beside each number of the right answer."""
        rows = []
        for group, base in zip(self.groups, self.base, strict=True):
            table = np.abs(self._answer(base).reshape(group["\0cases"], -1))
            rows.append(np.repeat(table.max(axis=1), table.shape[1]))
        return np.concatenate(rows)


def _column(value: Any, cases: int) -> FloatArray:
    array = np.asarray(value, dtype=np.float64)
    return (
        array.reshape(cases, -1) if array.size % cases == 0 and array.ndim else array.reshape(1, -1)
    )


def _width(value: Any, cases: int) -> int:
    return int(_column(value, cases).shape[1])


def _grouped(given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Cases of plain numbers side by side in one group; each case with arrays on its own."""
    plain = all(np.ndim(value) == 0 for each in given for value in each.values())
    if plain:
        columns = {name: np.array([float(each[name]) for each in given]) for name in given[0]}
        return [{**columns, "\0cases": len(given)}]
    return [{**each, "\0cases": 1} for each in given]


_NAMES: dict[str, frozenset[str]] = {}


def names_of(step: Step) -> frozenset[str]:
    found = _NAMES.get(step.expression)
    if found is None:
        found = _NAMES[step.expression] = frozenset(names(step.expression))
    return found


def _compiled(text: str) -> Any:
    return compile(text, "<variant>", "eval")
