"""What an exercise asks, as data: questions, their inputs, the reference, points and hints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nngrade.compare import Mismatch, Rules

PLAIN = Rules()


@dataclass(frozen=True)
class Case:
    """One input: the arguments of one call (or of one probe), and what to call them.

    `shown` is what a report calls the inputs where a probe's arguments say little. A case may
    bring a `probe` and a `law` of its own, in place of its question's.
    """

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    label: str = "random numbers"
    shown: Mapping[str, Any] | None = None
    probe: str | None = None
    law: Callable[..., Mismatch | None] | None = None


@dataclass(frozen=True)
class Shrink:
    """What a failing input may be made simpler by, so that it stays valid (`nngrade.simplest`).

    `numbers` are arguments that may hold any real numbers, `positive` those that may hold any
    above 0, and `rows` those whose first axis counts the same rows.
    """

    numbers: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One check: a function, what it is asked and what the right answers are.

    `cases` gives the inputs, simplest first. `reference` takes a case's arguments and gives the
    expected value (see `nngrade.compare`). Where no plain call can tell, `probe` names what runs
    beside the submission, and its value is judged in place of the function's. `law` judges a
    value that has no single right answer; it replaces `reference`. With `trusted`, the same
    call is put to the exercise's reference module in a worker of its own first, and its value is
    handed to `reference` or `law` ahead of the arguments. `shrink` says how an input that fails
    is made simpler before it is shown.
    """

    name: str
    title: str
    points: float
    arguments: tuple[str, ...]
    cases: Callable[[np.random.Generator], Sequence[Case]]
    hint: str
    reference: Callable[..., Any] | None = None
    law: Callable[..., Mismatch | None] | None = None
    probe: str | None = None
    trusted: bool = False
    after: tuple[str, ...] = ()
    rules: Rules = PLAIN
    shrink: Shrink = Shrink()
    needs: tuple[str, ...] = ()  # checks without which this one cannot be judged at all


@dataclass(frozen=True)
class Exercise:
    """An exercise: its questions in order, worth 10 points together.

    `shortcuts` names a module, which a submission needs, and functions of it that do what the
    exercise is about. Their use cannot be prevented: a note says so, and no mark depends on it.
    """

    name: str
    title: str
    questions: tuple[Question, ...]
    reference_module: str = ""
    shortcuts: tuple[str, tuple[str, ...]] = ("", ())

    def __getitem__(self, name: str) -> Question:
        for question in self.questions:
            if question.name == name:
                return question
        raise KeyError(name)

    @property
    def max_score(self) -> float:
        return sum(question.points for question in self.questions)

    def selected(self, only: str | None) -> tuple[Question, ...]:
        """All questions, or the one named `only` with those it builds on, in order."""
        if only is None:
            return self.questions
        wanted = {only}
        for question in reversed(self.questions):
            if question.name in wanted:
                wanted.update((*question.after, *question.needs))
        return tuple(q for q in self.questions if q.name in wanted)
