"""Which variant of a derivation gives what a submission gave.

All variants are computed side by side: each step is an array of (variant, input), worked out once
for all, and only the rows of the variants that change it are overwritten.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from nngrade.diagnosis.edits import names
from nngrade.diagnosis.space import FloatArray, Formulas, Space, Variant, needed

FUNCTIONS: dict[str, Any] = {
    "abs": np.abs,
    "dot": lambda a, b: (a * b).sum(axis=-1, keepdims=True),
    "relu": lambda z: np.maximum(0.0, z),
    "sign": lambda z: np.where(z >= 0, 1.0, -1.0),
    "sqrt": np.sqrt,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "__builtins__": {},
}
RELATIVE = {"float64": 1e-6, "float32": 1e-4}
ABSOLUTE = {"float64": 1e-9, "float32": 1e-6}  # of the largest number of a case
DIGITS = 6  # that tell what two variants compute apart
AT_ONCE = 20_000  # pairs side by side, so that a step's array stays small
FIRST = 300  # variants side by side: the likelier ones come first, and most searches end there

T = TypeVar("T")
Group = dict[str, FloatArray]  # an array (1, width) for each input or step
Flags = np.ndarray[Any, np.dtype[np.bool_]]


class Search:
    """The variants of a space, tried against what came."""

    def __init__(
        self,
        space: Space,
        calls: Sequence[tuple[Sequence[Any], Mapping[str, Any]]],
        precision: str = "float64",
    ) -> None:
        self.space = space
        self.steps = [(s.name, s.expression, names(s.expression)) for s in needed(space)]
        given = [space.given(*args, **kwargs) for args, kwargs in calls]
        self.plain = all(np.ndim(value) == 0 for each in given for value in each.values())
        self.groups = _side_by_side(given) if self.plain else [_group(each) for each in given]
        self.base = [self._run(group, [{}]) for group in self.groups]
        self._widths = [max(found[name].shape[1] for name in space.outputs) for found in self.base]
        self.relative, self.absolute = RELATIVE[precision], ABSOLUTE[precision]
        self.allowed = self.absolute * self._scale()

    def expected(self) -> FloatArray:
        """The right answers, one case after another."""
        answers: FloatArray = self.answers([{}])[0]
        return answers

    def answers(self, changed: Sequence[Formulas]) -> FloatArray:
        """(variants, numbers): the answers of every variant to all cases, in a row."""
        with np.errstate(all="ignore"):
            return np.concatenate(
                [
                    self._answers(self._run(group, changed), width, len(changed))
                    for group, width in zip(self.groups, self._widths, strict=True)
                ],
                axis=1,
            )

    def close(self, answers: FloatArray, came: FloatArray) -> Flags:
        """Which numbers agree but for rounding; what is not finite agrees with its like."""
        with np.errstate(invalid="ignore"):
            near = np.abs(answers - came) <= self.relative * np.abs(answers) + self.allowed
        finite = np.isfinite(answers) & np.isfinite(came)
        alike = (answers == came) | (np.isnan(answers) & np.isnan(came))
        found: Flags = np.where(finite, near, alike)
        return found

    def wrong(self, came: FloatArray) -> Flags:
        """Which numbers are not right."""
        return ~self.close(self.expected(), came)

    def first(self, came: FloatArray, candidates: Iterable[Variant]) -> Variant | None:
        """The first variant that answers `came`."""
        for chunk in _chunks(list(candidates), FIRST):
            fits = self.close(self.answers([v.formulas for v in chunk]), came).all(axis=1)
            if fits.any():
                return chunk[int(np.argmax(fits))]
        return None

    def pair(
        self, came: FloatArray, candidates: Sequence[Variant]
    ) -> tuple[Variant, Variant] | None:
        """The only two variants that together answer `came`; None where several pairs do.

        Variants that answer alike count as one, the first of them. Only where every case is made
        of plain numbers.
        """
        fits: list[tuple[Variant, Variant]] = []
        for chunk in _chunks(list(self.pairs(came, candidates)), AT_ONCE):
            both = self.answers([{**a.formulas, **b.formulas} for a, b in chunk])
            fits += [chunk[i] for i in _where(self.close(both, came).all(axis=1))]
            if len(fits) > 1:
                return None
        return fits[0] if fits else None

    def distinct(self, candidates: Sequence[Variant]) -> tuple[list[Variant], FloatArray]:
        """The first of all variants that answer alike, none that answers right; their answers."""
        answers = self.answers([variant.formulas for variant in candidates])
        scale = self.allowed / self.absolute + np.finfo(float).tiny
        with np.errstate(all="ignore"):
            seen = np.nan_to_num(np.round(answers / scale, DIGITS), nan=np.inf) + 0.0
        _, chosen = np.unique(seen, axis=0, return_index=True)
        right = np.asarray(self.close(answers, self.expected()).all(axis=1))
        kept = [int(i) for i in sorted(chosen) if not right[i]]
        return [candidates[i] for i in kept], answers[kept]

    def pairs(
        self, came: FloatArray, candidates: Sequence[Variant]
    ) -> Iterator[tuple[Variant, Variant]]:
        """Pairs in different steps that could give `came`.

        An output that only one of the two reaches must be right by that one alone: this leaves
        few of them.
        """
        if not self.plain or not candidates:
            return
        variants, answers = self.distinct(candidates)
        fits = self._by_output(self.close(answers, came))
        reached = ~self._by_output(self.close(answers, self.expected()))
        alone = _bits(reached & ~fits)  # outputs that a variant reaches, and not rightly by itself
        reach = _bits(reached)
        for i, one in enumerate(variants):
            unexplained = (alone[i] & ~reach[i + 1 :]) | (alone[i + 1 :] & ~reach[i])
            for j in _where(unexplained == 0):
                other = variants[i + 1 + j]
                if not one.formulas.keys() & other.formulas.keys():
                    yield one, other

    def _by_output(self, close: Flags) -> Flags:
        """(variants, outputs): whether every case agrees."""
        return np.asarray(close.reshape(len(close), -1, len(self.space.outputs)).all(axis=1))

    def _run(self, group: Group, changed: Sequence[Formulas]) -> Group:
        """Every step of every variant, (variants, width); (1, width) where all have the same."""
        found = dict(group)
        for name, expression, operands in self.steps:
            found[name] = _computed(expression, found, operands)
            rows = _rows(name, changed)
            if not rows:
                continue
            table = {text: _computed(text, found, names(text), of) for text, of in rows.items()}
            width = max(part.shape[1] for part in (found[name], *table.values()))
            whole = np.array(np.broadcast_to(found[name], (len(changed), width)))
            for text, of in rows.items():
                whole[of] = table[text]
            found[name] = whole
        return found

    def _answers(self, found: Group, width: int, count: int) -> FloatArray:
        """(variants, numbers) of one group: case by case where it holds several."""
        parts = [
            np.broadcast_to(found[name][:, :width], (count, width)) for name in self.space.outputs
        ]
        return np.stack(parts, axis=2 if self.plain else 1).reshape(count, -1)

    def _scale(self) -> FloatArray:
        """The largest number of its case beside each number of the right answer."""
        due = np.abs(self.expected())
        if self.plain:
            table = due.reshape(-1, len(self.space.outputs))
            return np.repeat(table.max(axis=1), table.shape[1])
        sizes = [width * len(self.space.outputs) for width in self._widths]
        parts = np.split(due, np.cumsum(sizes)[:-1])
        return np.concatenate([np.full(part.size, part.max(initial=0.0)) for part in parts])


def _computed(
    text: str, found: Group, operands: Iterable[str], rows: Sequence[int] | None = None
) -> FloatArray:
    """A formula, for all variants or for those in `rows`."""
    scope = {
        name: found[name] if rows is None or len(found[name]) == 1 else found[name][rows]
        for name in operands
    }
    value = eval(_compiled(text), FUNCTIONS, scope)  # noqa: S307 (nngrade's own formulas, never a student's text)
    array: FloatArray = np.atleast_2d(np.asarray(value, dtype=np.float64))
    return array


def _rows(step: str, changed: Sequence[Formulas]) -> dict[str, list[int]]:
    """Each formula that is put in the place of `step`, with the variants that do so."""
    rows: dict[str, list[int]] = {}
    for index, formulas in enumerate(changed):
        if step in formulas:
            rows.setdefault(formulas[step], []).append(index)
    return rows


def _side_by_side(given: Sequence[Mapping[str, Any]]) -> list[Group]:
    """Cases of plain numbers in one group, a column each."""
    return [{name: np.array([[float(each[name]) for each in given]]) for name in given[0]}]


def _group(given: Mapping[str, Any]) -> Group:
    """A case with arrays, by itself."""
    return {name: np.asarray(value, dtype=float).reshape(1, -1) for name, value in given.items()}


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _where(flags: Any) -> list[int]:
    found: list[int] = np.flatnonzero(flags).tolist()
    return found


def _bits(flags: Flags) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """Each row of booleans as one whole number."""
    powers = np.uint64(1) << np.arange(flags.shape[1], dtype=np.uint64)
    bits: np.ndarray[Any, np.dtype[np.uint64]] = (flags * powers).sum(axis=1, dtype=np.uint64)
    return bits


@functools.lru_cache(maxsize=4096)
def _compiled(text: str) -> Any:
    return compile(text, "<variant>", "eval")
