"""What is known about the mistakes in one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.space import Space
from nngrade.report import Diagnosis
from nngrade.rubric import Case


@dataclass(frozen=True)
class Misconception:
    """A mistake with a name, as a small wrong implementation.

    `answer` takes what the question's function takes and answers as one who makes this mistake;
    it may raise where the mistake cannot be made. `message` says what happened, `hint` what to try.
    """

    name: str
    message: str
    hint: str
    answer: Callable[..., Any]


@dataclass(frozen=True)
class Imitation:
    """A mistake as a whole wrong function, which a worker runs in place of the submission's.

    `function` names it in the module of its `Known`. It is asked through the same probe, with
    the same inputs, so that it shows what a probe would see.
    """

    name: str
    message: str
    hint: str
    function: str


def imitations(name: str, message: str, hint: str, *functions: str) -> tuple[Imitation, ...]:
    """One mistake, by every function that makes it in its own way."""
    return tuple(Imitation(name, message, hint, function) for function in functions)


@dataclass(frozen=True)
class Known:
    """The misconceptions of one question, and the space that more are generated from.

    `direct` is a space that is looked through later: the answer in one formula, as many write it.
    `detectors` see all that came, for mistakes in which a number must be fitted first. `module`
    holds the functions of the `imitations`. An imitation must answer as the submission did; where
    chance or the order of things has a part in an answer, `view` makes of it (and of its case)
    what must be equal, or raises. With `single`, numbers are held to single precision. `signs`
    are asked last: they see all that came, and tell what no imitation can repeat.
    """

    misconceptions: tuple[Misconception, ...] = ()
    space: Space | None = None
    direct: Space | None = None
    imitations: tuple[Imitation, ...] = ()
    module: str = ""
    view: Callable[[Any, Case], Any] | None = None
    single: bool = False
    detectors: tuple[Callable[[Answers], Diagnosis | None], ...] = ()
    signs: tuple[Callable[[Answers], Diagnosis | None], ...] = ()


NOTHING = Known()
