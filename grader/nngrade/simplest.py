"""The simplest input that still fails: fewest rows, fewest numbers that are not 0, small wholes.

A failing input is made simpler step by step, as property-based testing shrinks its examples: a
change is kept when the submission still fails in the same way. The question says what may be
changed (`nngrade.rubric.Shrink`), so that every input tried is a valid one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from nngrade.rubric import Case, Question

SECONDS = 0.15  # for all that is tried; a slow function is asked less often
PASSES = 2  # over all entries: what the first one made 0 may let others go

# Exact in binary, so that no order of summation can decide; the plainest first.
PLAIN = (0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 4.0, -4.0, 0.25, -0.25)
POSITIVE = (1.0, 2.0, 3.0, 0.5, 4.0)

Failure = TypeVar("Failure")
Arguments = dict[str, Any]


def simplest(
    question: Question,
    case: Case,
    failure: Failure,
    fails: Callable[[Case], Failure | None],
    seconds: float = SECONDS,
) -> tuple[Case, Failure]:
    """The simplest case found that fails as `case` does, and its failure.

    `fails` asks a case and gives its failure, None where it does not fail in the same way.
    """
    end = time.monotonic() + seconds
    given = _named(question, case)
    best, found = case, failure
    progress = True
    for _ in range(PASSES):
        if not progress:
            break
        progress = False
        for change in _changes(question, given):
            simpler = change(given)
            if simpler is None:
                continue
            if time.monotonic() > end:
                return best, found
            attempt = _case(question, best, simpler)
            again = fails(attempt)
            if again is not None:
                given, best, found, progress = simpler, attempt, again, True
    return best, found


def _named(question: Question, case: Case) -> Arguments:
    return dict(zip(question.arguments, case.args, strict=False)) | dict(case.kwargs)


def _case(question: Question, case: Case, given: Arguments) -> Case:
    """`case` with other arguments, in the same places."""
    args = tuple(given[name] for name, _ in zip(question.arguments, case.args, strict=False))
    return replace(case, args=args, kwargs={name: given[name] for name in case.kwargs})


# A change gives simpler arguments, or None where it would change nothing.
Change = Callable[[Arguments], Arguments | None]


def _changes(question: Question, given: Arguments) -> Iterator[Change]:
    """What to try, the changes that simplify most first."""
    rows = [name for name in question.shrink.rows if name in given and np.ndim(given[name])]
    if rows:
        for index in range(len(given[rows[0]])):
            yield _one_row(rows, index)
        for index in reversed(range(len(given[rows[0]]))):
            yield _without_row(rows, index)
    for name in (n for n in question.shrink.numbers if n in given):
        for part in given[name] if isinstance(given[name], dict) else (None,):
            yield _filled(name, part, 0.0)
            # From the end, so that what is left stands in front: x1, w1.
            yield from (_entry(name, part, i) for i in reversed(range(_size(given[name], part))))
    # Values are settled after the zeros: `simplest` calls each change with what is there by then.
    for name, values in _values(question, given):
        for part in given[name] if isinstance(given[name], dict) else (None,):
            for index in range(_size(given[name], part)):
                yield from (_entry(name, part, index, value) for value in values)


def _values(question: Question, given: Arguments) -> Iterator[tuple[str, Sequence[float]]]:
    yield from ((name, PLAIN[1:]) for name in question.shrink.numbers if name in given)
    yield from ((name, POSITIVE) for name in question.shrink.positive if name in given)


def _size(value: Any, part: Any) -> int:
    return int(np.size(value if part is None else value[part]))


def _one_row(rows: Sequence[str], index: int) -> Change:
    def change(given: Arguments) -> Arguments | None:
        if not 1 < len(given[rows[0]]) > index:
            return None
        return given | {name: given[name][index : index + 1] for name in rows}

    return change


def _without_row(rows: Sequence[str], index: int) -> Change:
    def change(given: Arguments) -> Arguments | None:
        if not 1 < len(given[rows[0]]) > index:
            return None
        return given | {name: np.delete(given[name], index, axis=0) for name in rows}

    return change


def _filled(name: str, part: Any, number: float) -> Change:
    """Every entry of an argument (of one part of it, in a dict) set to one number."""

    def change(given: Arguments) -> Arguments | None:
        value = given[name] if part is None else given[name][part]
        new = _like(value, np.full(np.shape(value), number))
        return None if np.array_equal(new, value) else _with(given, name, part, new)

    return change


def _entry(name: str, part: Any, index: int, number: float = 0.0) -> Change:
    """One entry set to a number that is simpler than the one there."""

    def change(given: Arguments) -> Arguments | None:
        value = given[name] if part is None else given[name][part]
        flat = np.array(value, dtype=np.float64)
        if index >= flat.size or cost(number) >= cost(flat.flat[index]):
            return None
        if _whole(value) and not number.is_integer():
            return None
        flat.flat[index] = number
        return _with(given, name, part, _like(value, flat))

    return change


def _whole(value: Any) -> bool:
    return np.asarray(value).dtype.kind in "iu"


def _like(value: Any, numbers: np.ndarray[Any, Any]) -> Any:
    """`numbers` in the form of `value`: a float, an int, a NumPy number, a tuple, an array."""
    if isinstance(value, np.ndarray):
        return numbers.astype(value.dtype)
    if isinstance(value, (tuple, list)):
        return type(value)(int(n) if _whole(value) else float(n) for n in numbers)
    return type(value)(numbers)


def _with(given: Arguments, name: str, part: Any, new: Any) -> Arguments:
    return given | {name: new if part is None else given[name] | {part: new}}


def cost(number: float) -> float:
    """How much a reader has to carry: 0 costs nothing, small wholes little, decimals most."""
    number = float(number)
    if number in PLAIN:
        return float(PLAIN.index(number))
    whole = number.is_integer() and abs(number) < 1000
    return len(PLAIN) + (0 if whole else 1000) + min(abs(number), 999)
