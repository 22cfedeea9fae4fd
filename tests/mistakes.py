"""Every mistake that nngrade knows of or generates, as something that answers like a submission."""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nngrade import diagnose, rubrics
from nngrade.compare import Raises
from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.formulas import variant_name
from nngrade.diagnosis.known import Known
from nngrade.diagnosis.space import Formulas, Space, needed, variants
from nngrade.questioning import _cases
from nngrade.report import Diagnosis
from nngrade.rubric import Case, Question
from nngrade.sandbox.replies import Answered, Raised, Reply
from nngrade.sized import Sized
from nngrade.weighing import weigh

NUMPY_EXERCISES = ("exercise1", "exercise2", "exercise3", "exercise4")
SEED = 1
FRESH = range(2, 5)

# NumPy's own functions: a variant is worked out here without the search that is under test.
FUNCTIONS: dict[str, Any] = {
    "abs": np.abs,
    "dot": np.dot,
    "relu": lambda z: np.maximum(z, 0.0),
    "sign": lambda z: np.where(z >= 0, 1.0, -1.0),
    "sqrt": np.sqrt,
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
}


@dataclass(frozen=True)
class About:
    """A question with what is known of its mistakes."""

    exercise: str
    question: Question
    known: Known

    @functools.cached_property
    def cases(self) -> dict[int, list[Case]]:
        """What a submission is asked, for each seed."""
        return {seed: _cases(self.question, seed) for seed in (SEED, *FRESH)}

    @functools.cached_property
    def mistakes(self) -> list[Mistake]:
        """Those that are written down, then those that are generated."""
        written = [Mistake(self, m.name, m.answer) for m in self.known.misconceptions]
        spaces = (self.known.space, self.known.direct)
        return written + [each for space in spaces if space for each in self.generated(space)]

    def generated(self, space: Space) -> list[Mistake]:
        """Every variant of a derivation."""
        first = next(c for c in self.cases[SEED] if space.applies(*c.args, **c.kwargs))
        return [
            Mistake(self, variant_name(each), self.computing(space, each.formulas), generated=True)
            for each in variants(space, space.given(*first.args, **first.kwargs))
        ]

    @functools.cached_property
    def named(self) -> dict[str, list[Mistake]]:
        """The mistakes by their names: an edit may have the same words in two places."""
        names: dict[str, list[Mistake]] = {}
        for mistake in self.mistakes:
            names.setdefault(mistake.name, []).append(mistake)
        return names

    def computing(self, space: Space, formulas: Formulas) -> Callable[..., Any]:
        """A function that computes with some steps changed, and answers as the question wants."""
        steps = [(s.name, formulas.get(s.name, s.expression)) for s in needed(space)]
        codes = [(name, compile(text, name, "eval")) for name, text in steps]

        def answer(*args: Any, **kwargs: Any) -> Any:
            assert self.question.reference is not None
            due = self.question.reference(*args, **kwargs)
            if isinstance(due, Raises):
                raise ValueError
            if not space.applies(*args, **kwargs):
                return due
            given = space.given(*args, **kwargs)
            values = {name: np.asarray(value, float)[()] for name, value in given.items()}
            for name, code in codes:
                values[name] = eval(code, FUNCTIONS, values)
            return shaped([values[name] for name in space.outputs], due)

        return answer


@dataclass(frozen=True)
class Mistake:
    """One mistake: `answer` takes a question's arguments and answers as one who makes it."""

    about: About
    name: str
    answer: Callable[..., Any]
    generated: bool = False

    @property
    def id(self) -> str:
        kind = "generated" if self.generated else "written"
        return f"{self.about.exercise}-{self.about.question.name}-{kind}-{self.name}"

    def replies(self, seed: int) -> list[Reply]:
        """What a worker would hand back for each case."""
        return [self._reply(case) for case in self.about.cases[seed]]

    def _reply(self, case: Case) -> Reply:
        try:
            with np.errstate(all="ignore"):
                value = plain(self.answer(*case.args, **case.kwargs))
        except Exception as error:
            bases = tuple(base.__name__ for base in type(error).__mro__)
            return Raised(type(error).__name__, bases, str(error), None, "", "", unwritten=False)
        return Answered(value, {"args": list(case.args), "kwargs": dict(case.kwargs)})

    def statuses(self, seed: int = SEED) -> list[str]:
        """The status of each case that is not right."""
        about = self.about
        pairs = zip(about.cases[seed], self.replies(seed), strict=True)
        found = [weigh(about.question, case, reply, []) for case, reply in pairs]
        return [finding.status for finding in found if finding]

    @functools.cached_property
    def found(self) -> Diagnosis | None:
        """What the mistake is put down to."""
        return self.diagnosis(SEED)

    def diagnosis(self, seed: int) -> Diagnosis | None:
        """What the mistake is put down to where the inputs are those of this seed."""
        about = self.about
        pairs = zip(about.cases[seed], self.replies(seed), strict=True)
        told = [diagnose.asked(about.question, case, [], reply) for case, reply in pairs]
        return diagnose.diagnose(
            about.known, Answers(about.question, [each for each in told if each])
        )

    def equals(self, other: Mistake) -> bool:
        """Whether both answer alike on fresh inputs."""
        if self is other:
            return True
        pairs = (
            pair
            for seed in FRESH
            for pair in zip(self.replies(seed), other.replies(seed), strict=True)
        )
        return all(alike(mine, theirs) for mine, theirs in pairs)


def shaped(values: Sequence[Any], due: Any) -> Any:
    """The outputs of a derivation in the form of the right answer."""
    parts = [np.shape(plain(part)) for part in (due if isinstance(due, tuple) else (due,))]
    if len(values) == 1:
        flat = np.broadcast_to(values[0], parts[0]).ravel()
    else:
        flat = np.array([float(value) for value in values])
    ends = np.cumsum([int(np.prod(shape)) for shape in parts])
    cut = [
        part.reshape(shape)[()]
        for part, shape in zip(np.split(flat, ends[:-1]), parts, strict=True)
    ]
    return tuple(cut) if isinstance(due, tuple) else cut[0]


def plain(value: Any) -> Any:
    """A value as it comes over the wire."""
    if isinstance(value, Sized):
        return value.value
    if isinstance(value, (tuple, list)):
        return type(value)(plain(part) for part in value)
    return value


def alike(mine: Any, theirs: Any) -> bool:
    """Whether two replies, or the values in them, agree but for rounding."""
    if isinstance(mine, Answered) and isinstance(theirs, Answered):
        return alike(mine.value, theirs.value)
    if isinstance(mine, Raised) or isinstance(theirs, Raised) or mine is None or theirs is None:
        return type(mine) is type(theirs)
    if isinstance(mine, (tuple, list)) and isinstance(theirs, (tuple, list)):
        return len(mine) == len(theirs) and all(map(alike, mine, theirs))
    mine, theirs = np.asarray(mine, float), np.asarray(theirs, float)
    scale = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
    return mine.shape == theirs.shape and np.allclose(
        mine, theirs, rtol=1e-7, atol=1e-9 * scale, equal_nan=True
    )


def remembering(reference: Callable[..., Any]) -> Callable[..., Any]:
    """A reference that works each right answer out once: thousands of mistakes are held to it."""
    known: dict[bytes, Any] = {}

    @functools.wraps(reference)
    def answer(*args: Any, **kwargs: Any) -> Any:
        key = pickle.dumps((args, kwargs))
        if key not in known:
            known[key] = reference(*args, **kwargs)
        return known[key]

    return answer


def about(exercise: str) -> list[About]:
    """The questions of an exercise about whose mistakes something is known."""
    found = []
    for question in rubrics.load(exercise).questions:
        known = diagnose.known(exercise, question.name)
        reference = question.reference and remembering(question.reference)
        if known.misconceptions or known.space:
            found.append(About(exercise, replace(question, reference=reference), known))
    return found
