"""Failures that are none of a function's own: what it calls is wrong, and the rest is right."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from typing import Any

from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.notation import listed
from nngrade.diagnosis.side_effects import as_key
from nngrade.report import Diagnosis

FOLLOWS = "follows from "  # begins the name of each: it is no mistake of the function's own
SECONDS = 1.0  # for all that the submission's functions are asked for one diagnosis

Own = Callable[[str], Callable[..., Any]]  # a function of the exercise by its name
Functions = Mapping[str, Callable[..., Any]]


class OutOfTime(Exception):
    """The submission's functions took too long for what is only an explanation."""


def follows(
    answers: Answers,
    composed: Callable[[Own], Callable[..., Any]],
    broken: Collection[str],
    theirs: Functions,
    right: Functions,
) -> Diagnosis | None:
    """The functions in `broken` that alone make these answers wrong, the fewest of them.

    `composed` makes the right function out of others, which are the submission's own (`theirs`)
    where they are broken, and `right` ones elsewhere.
    """
    guilty = [name for name in answers.question.after if name in broken]
    for count in range(1, len(guilty) + 1):
        for chosen in combinations(guilty, count):
            own = {name: theirs[name] if name in chosen else right[name] for name in right}
            if answers.explained_by(composed(own.__getitem__)):
                return _follows_from(chosen, answers.question.name)
    return None


def _follows_from(chosen: tuple[str, ...], name: str) -> Diagnosis:
    """What is true whether `name` calls those functions or repeats what is wrong in them."""
    those = listed(chosen)
    return Diagnosis(
        f"{FOLLOWS}{' and '.join(chosen)}",
        f"Nothing else is wrong here: these are just the numbers that come out of your {those}.",
        f"If {name} works that out by itself, in place of calling {those}, the same change is due "
        "here.",
    )


def limited(function: Callable[..., Any], seconds: float = SECONDS) -> Callable[..., Any]:
    """`function` as long as all its calls together take no longer than this; then it raises.

    It is asked the same only once.
    """
    left = seconds
    known: dict[Any, Any] = {}

    def answer(*args: Any) -> Any:
        nonlocal left
        key = as_key(args)
        if key in known:
            return known[key]
        if left <= 0:
            raise OutOfTime
        started = time.monotonic()
        try:
            known[key] = function(*args)
            return known[key]
        finally:
            left -= time.monotonic() - started

    return answer
