"""The search through changed derivations: how many variants, how long; see `diagnosis.py`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade import diagnose, questioning, rubrics
from nngrade.diagnosis.search import Search
from nngrade.diagnosis.space import Space, variants

RUNS = 5  # the best of them, as a machine that does other things as well slows some down


@dataclass(frozen=True)
class Cost:
    """A question's variants, and the milliseconds of the search where nothing fits."""

    question: str
    variants: int
    distinct: int
    pairs: int
    build: float
    singles: float
    doubles: float


def costs(exercise: str, seed: int) -> Iterator[Cost]:
    """The cost of every question that a derivation answers."""
    for question in rubrics.load(exercise).questions:
        space = diagnose.known(exercise, question.name).space
        if space is not None:
            cases = [
                case
                for case in questioning._cases(question, seed)
                if space.applies(*case.args, **case.kwargs)
            ]
            yield _cost(f"{exercise}.{question.name}", space, cases, seed)


def _cost(name: str, space: Space, cases: list[Any], seed: int) -> Cost:
    calls = [(case.args, case.kwargs) for case in cases]
    first = space.given(*cases[0].args, **cases[0].kwargs)
    search = Search(space, calls)
    due = search.expected()
    came = due + np.random.default_rng(seed).normal(size=due.shape)  # which no edit gives
    found = list(variants(space, first))
    distinct = search.distinct(found)[0]
    pairs = list(search.pairs(came, space.singles)) if search.plain else []
    return Cost(
        name,
        len(found),
        len(distinct),
        len(pairs),
        _best(lambda: _built(space, first)),
        _best(lambda: Search(space, calls).first(came, found)),
        _best(lambda: Search(space, calls).pair(came, space.singles)),
    )


def _built(space: Space, first: Any) -> None:
    for name in ("singles", "variants"):
        vars(space).pop(name, None)
    list(variants(space, first))


def _best(work: Callable[[], object]) -> float:
    """Milliseconds."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return 1000 * min(times)
