"""What a picture asks of a student's functions: numbers of a known form, or no picture."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

import numpy as np

from nngrade import questioning, report, rubrics
from nngrade.compare import NotAnArray, Rules, as_array, describe
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Answered, Loaded
from nngrade.sized import FloatArray
from nngrade.training import faults

NUMBERS = Rules()
LARGEST = 1e20  # what is computed from it stays finite in every picture


class NoPicture(ValueError):
    """The student's function gave nothing to draw; the message names it and what to do."""


class Functions:
    """The functions of one submission, asked in its worker.

    Every answer is read as an array of the shape that is due; `NoPicture` for anything else.
    """

    def __init__(self, exercise: str, pupil: student.Student) -> None:
        self.exercise = exercise
        self.pupil = pupil

    def array(self, function: str, args: Sequence[Any], shape: tuple[int, ...]) -> FloatArray:
        """What ``function(*args)`` gives, as an array of `shape`."""
        return self._read(function, self.value(function, args), shape)

    def first(
        self, function: str, args: Sequence[Any], shape: tuple[int, ...], results: int
    ) -> FloatArray:
        """The first of `results` results, as an array of `shape`."""
        value = self.value(function, args)
        if not isinstance(value, (tuple, list)) or len(value) != results:
            raise self._other(function, f"gives {describe(value)} where {results} results are due")
        return self._read(function, value[0], shape)

    def value(self, function: str, args: Sequence[Any]) -> Any:
        """What ``function(*args)`` gives, whatever it is."""
        reply = self.pupil.call(function, args, {})
        if isinstance(reply, Answered):
            return reply.value
        if self.pupil.loaded is not None and not isinstance(self.pupil.loaded, Loaded):
            problem = faults.not_loaded(reply)
            raise NoPicture(f"No picture yet: {continued(problem.fault.message)} {self._more()}")
        problem = faults.stopped(function, reply, self.pupil.timeout, functions=self._names())
        raise NoPicture(
            f"No picture yet: {continued(problem.fault.message)} {self._more(function)}"
        )

    def _read(self, function: str, value: Any, shape: tuple[int, ...]) -> FloatArray:
        try:
            found = as_array(value, NUMBERS)[0]
        except NotAnArray as problem:
            raise self._other(function, f"gives {problem}") from None
        if found.shape != shape:
            due = "one number" if shape == () else f"shape {shape}"
            raise self._other(function, f"gives an array of shape {found.shape}, not {due}")
        if not np.isfinite(found).all():
            raise self._other(function, "gives NaN or infinity")
        if np.abs(found).max(initial=0.0) > LARGEST:
            raise self._other(function, "gives numbers too large to draw")
        return found

    def refused(self, function: str, what: str) -> NoPicture:
        """No picture, since `function` `what` (a verb and what follows it)."""
        return self._other(function, what)

    def _other(self, function: str, what: str) -> NoPicture:
        return NoPicture(f"No picture yet: {function} {what}. {self._more(function)}")

    def _more(self, function: str = "") -> str:
        only = f" --only {function}" if function else ""
        return f"`nngrade check {self.exercise}{only}` says more."

    def _names(self) -> set[str]:
        return {question.name for question in rubrics.load(self.exercise).questions}


def continued(sentence: str) -> str:
    """A sentence as it goes on after a colon; a function's own name stays as it is."""
    return (
        sentence[:1].lower() + sentence[1:]
        if sentence.startswith(("The", "Importing", "Cell"))
        else sentence
    )


def not_passed(
    exercise: str, functions: Sequence[str], start: Launcher, pupil: student.Student, seed: int
) -> list[str]:
    """Those of `functions` that do not pass their check yet, in order."""
    rubric = rubrics.load(exercise)
    with closing(questioning.Oracle(start, rubric)) as oracle:
        return [
            name
            for name in functions
            if questioning.ask(rubric[name], pupil, oracle, seed, ()).result.status != report.PASSED
        ]
