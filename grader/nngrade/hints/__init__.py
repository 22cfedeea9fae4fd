"""Hints, level by level: the first is the verdict's own, the last is nearly the answer."""

from __future__ import annotations

import importlib.util
import inspect
from dataclasses import dataclass

from nngrade import rubrics

FEWEST = 3  # levels that every check has at least
GAP = "___"  # what a student fills in, where a hint shows code


@dataclass(frozen=True)
class Hint:
    """One level of a check's hints, counted from 1.

    Lines of `text` that are indented are code; the rest are sentences.
    """

    exercise: str
    check: str
    level: int
    of: int
    text: str


def hints(exercise: str, check: str) -> tuple[Hint, ...]:
    """Every level, in order. `exercise` and `check` must be known names."""
    texts = (rubrics.load(exercise)[check].hint, *further(exercise).get(check, ()))
    return tuple(
        Hint(exercise, check, level, len(texts), inspect.cleandoc(text))
        for level, text in enumerate(texts, start=1)
    )


def further(exercise: str) -> dict[str, tuple[str, ...]]:
    """The levels after the first, by check: `nngrade/hints/exerciseN.py` holds them as data.

    An exercise without such a file has none, and the course's own check says so.
    """
    module = f"{__name__}.{exercise}"
    if importlib.util.find_spec(module) is None:
        return {}
    found: dict[str, tuple[str, ...]] = importlib.import_module(module).HINTS
    return found
