"""All that can be changed in a derivation: the variants among which a mistake is looked for."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from nngrade.derivation import Derivation, Step
from nngrade.diagnosis.edits import Edit, edits, exchanged, names, rarity

FloatArray = np.ndarray[Any, np.dtype[np.float64]]
Formulas = Mapping[str, str]  # the changed formulas, by their step


@dataclass(frozen=True)
class Space:
    """A question that a derivation answers, and what its steps can be mistaken for.

    `given` names the inputs in a case's arguments; `outputs` are the steps that are the answer,
    in its order. `kinds` are groups of names that can be taken for one another, `roles` groups
    of steps that one idea lies behind, each with what a sentence calls it, and `shared` says what
    to look at where all of them are off alike. `cleared` names the steps that a passed check has
    shown to be right. `applies` tells the cases that the derivation answers, where it does not
    answer all: the others must then be right.
    """

    derivation: Derivation
    given: Callable[..., dict[str, Any]]
    outputs: tuple[str, ...]
    kinds: tuple[tuple[str, ...], ...] = ()
    roles: Mapping[str, tuple[str, ...]] | None = None
    said: Mapping[str, str] | None = None  # how a book writes what is no step
    cleared: Mapping[str, tuple[str, ...]] | None = None
    applies: Callable[..., bool] = lambda *args, **kwargs: True
    shared: Mapping[str, str] | None = None

    @functools.cached_property
    def singles(self) -> tuple[Variant, ...]:
        """Every single edit."""
        return tuple(
            Variant({edit.step: edit.expression}, edit.what, (edit.step,), skipped=edit.skipped)
            for edit in single_edits(self)
        )

    @functools.cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Every single edit, then every edit of a role, then exchanges."""
        return (*self.singles, *_of_roles(self, single_edits(self)), *_exchanges(self))


@dataclass(frozen=True)
class Variant:
    """A derivation with some formulas changed. `steps` are those that say where;
    none, where an input keeps its first value. `what` says how; `skipped` is a step that is
    left out on the way.
    """

    formulas: Formulas
    what: str
    steps: tuple[str, ...]
    role: str = ""
    skipped: str = ""


def variants(space: Space, first: Mapping[str, Any]) -> Iterator[Variant]:
    """Every single edit, then every edit of a role, exchanges, figures of the `first` input."""
    yield from space.variants
    yield from _typed_in(space, first)


def single_edits(space: Space) -> list[Edit]:
    """Every edit of every step that an output depends on, the earliest first, rare ones last."""
    known = list(space.derivation.inputs)
    found: list[Edit] = []
    for step in needed(space):
        found += [_as_link(edit, space) for edit in edits(step, space.kinds, known)]
        known.append(step.name)
    return sorted(found, key=rarity)


def _as_link(edit: Edit, space: Space) -> Edit:
    """A product taken for one of its two factors: it is the other one that is missing."""
    kind, _, pair = edit.kind.partition(" ")
    old, _, new = pair.partition(" ")
    steps = {step.name: step for step in space.derivation.steps}
    factors = steps[old].expression.split("*") if kind == "name" and old in steps else []
    if len(factors) != 2 or new not in factors:
        return edit
    other = factors[1 - factors.index(new)]
    return replace(edit, what=f"without the factor {{{other}}} of {{{old}}}", skipped=old)


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
            if edit.step in steps and not edit.kind.startswith(("name ", "operator")):
                mine.setdefault((edit.kind, edit.place), []).append(edit)
        for same in mine.values():
            if len(same) == len(steps):
                formulas = {edit.step: edit.expression for edit in same}
                yield Variant(formulas, _joint([e.what for e in same]), steps, role)


def _joint(whats: Sequence[str]) -> str:
    """One phrase for an edit made in several steps: their quantities are named one after another.

    "without the factor {x1}" and "without the factor {x2}" make "without the factors {x1} and
    {x2}".
    """
    parts = sorted({what for text in whats for what in re.findall(r"\{.*?\}", text)})
    if len({re.sub(r"\{.*?\}", "", text) for text in whats}) > 1 or len({*whats}) == 1:
        return whats[0]
    if any(text.count("{") != 1 for text in whats):
        return whats[0]
    head, tail = re.split(r"\{.*?\}", whats[0])
    head = re.sub("(factor|term) $", r"\1s ", head)
    return f"{head}{', '.join(parts[:-1])} and {parts[-1]}{tail}"


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
