"""Which variant of a derivation gives what a submission gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from nngrade.derivation import Step
from nngrade.diagnosis.edits import names
from nngrade.diagnosis.space import FloatArray, Formulas, Space, Variant, needed

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
MOST_PAIRS = 20_000  # tried in about a second


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

    def first(self, came: FloatArray, candidates: Iterable[Variant]) -> Variant | None:
        """The first variant that answers `came`."""
        allowed = ABSOLUTE * self._scale()
        with np.errstate(all="ignore"):
            for variant in candidates:
                if self._gives(variant.formulas, came, allowed):
                    return variant
        return None

    def pair(
        self, came: FloatArray, candidates: Sequence[Variant]
    ) -> tuple[Variant, Variant] | None:
        """The only two variants that together answer `came`; None where several pairs do.

        An output that only one of the two reaches must be right by that one alone: this leaves
        few pairs to be tried. Only where every case is made of plain numbers.
        """
        if len(self.groups) != 1:
            return None
        allowed = ABSOLUTE * self._scale()
        fits: list[tuple[Variant, Variant]] = []
        with np.errstate(all="ignore"):
            for tried, (one, other) in enumerate(self._likely(came, candidates, allowed)):
                if tried >= MOST_PAIRS:
                    return None
                if self._gives({**one.formulas, **other.formulas}, came, allowed):
                    fits.append((one, other))
                    if len(fits) > 1:
                        return None
        return fits[0] if fits else None

    def _likely(
        self, came: FloatArray, candidates: Sequence[Variant], allowed: FloatArray
    ) -> Iterable[tuple[Variant, Variant]]:
        """Pairs in different steps that could give `came`."""
        group, base = self.groups[0], self.base[0]
        width = len(self.space.outputs)
        right = self._answer(base).reshape(-1, width)
        target, allowed = came.reshape(-1, width), allowed.reshape(-1, width)
        rows = []
        for variant in candidates:
            codes = {name: _compiled(text) for name, text in variant.formulas.items()}
            answer = self._answer(self._run(group, codes, base)).reshape(-1, width)
            fits = _close(answer, target, allowed).all(axis=0)
            reached = ~_close(answer, right, allowed).all(axis=0)
            rows.append((variant, _bits(fits), _bits(reached)))
        for (one, fits, reached), (other, fits_too, reached_too) in combinations(rows, 2):
            if reached & ~reached_too & ~fits or reached_too & ~reached & ~fits_too:
                continue
            if not one.formulas.keys() & other.formulas.keys():
                yield one, other

    def _gives(self, formulas: Formulas, came: FloatArray, allowed: FloatArray) -> bool:
        start = 0
        codes = {name: _compiled(text) for name, text in formulas.items()}
        for group, base in zip(self.groups, self.base, strict=True):
            answer = self._answer(self._run(group, codes, base))
            stop = start + answer.size
            if not _close(answer, came[start:stop], allowed[start:stop]).all():
                return False
            start = stop
        return True

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


def _close(answer: FloatArray, came: FloatArray, allowed: FloatArray) -> Any:
    return np.abs(answer - came) <= RELATIVE * np.abs(answer) + allowed


def _bits(flags: Any) -> int:
    """Booleans as one whole number."""
    return sum(1 << index for index, flag in enumerate(flags.tolist()) if flag)


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
