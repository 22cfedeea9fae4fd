"""Exercise 5's wrong functions: each fails its check and is put down to itself, or to its equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache

import pytest

from nngrade import diagnose, rubrics
from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.imitations import Told, _alike, _seen, imitated
from nngrade.diagnosis.known import Imitation
from nngrade.explaining import put
from nngrade.questioning import Oracle, _cases
from nngrade.report import Diagnosis
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.weighing import weigh

EXERCISE = rubrics.load("exercise5")
KNOWN = {
    question.name: diagnose.known("exercise5", question.name) for question in EXERCISE.questions
}
ALL = [(name, each) for name, known in KNOWN.items() for each in known.imitations]
SEED, FRESH = 1, 2


class Asking:
    """Puts a question's cases to imitations, each function in a worker of its own, and once."""

    def __init__(self, launcher: Launcher) -> None:
        self.launcher = launcher
        self.oracle = Oracle(launcher, EXERCISE)
        self.told = cache(self._told)
        self.trusted = cache(self._trusted)
        self.cases = cache(lambda name, seed: _cases(EXERCISE[name], seed))

    def _told(self, name: str, function: str, seed: int) -> Told:
        worker = student.reference(self.launcher, KNOWN[name].module, 60.0)
        with closing(worker) as imitator:
            cases = self.cases(name, seed)
            return [(case, put(EXERCISE[name], case, imitator, function)) for case in cases]

    def _trusted(self, name: str, seed: int) -> list[list[object]]:
        question = EXERCISE[name]
        return [self.oracle.trusted(question, case) for case in self.cases(name, seed)]

    def statuses(self, name: str, function: str) -> list[str]:
        """The status of each case that is not right."""
        pairs = zip(self.told(name, function, SEED), self.trusted(name, SEED), strict=True)
        found = [weigh(EXERCISE[name], case, reply, due) for (case, reply), due in pairs]
        return [finding.status for finding in found if finding]

    def diagnosis(self, name: str, function: str, seed: int) -> Diagnosis | None:
        """What the answers are put down to, as after a failure."""
        told, known = self.told(name, function, seed), KNOWN[name]
        pairs = zip(told, self.trusted(name, seed), strict=True)
        asked = [diagnose.asked(EXERCISE[name], case, due, reply) for (case, reply), due in pairs]
        answers = Answers(EXERCISE[name], [each for each in asked if each])

        def again(other: str, case: object) -> object:
            return next(reply for each, reply in self.told(name, other, seed) if each is case)

        return diagnose.diagnose(known, answers) or imitated(known, told, again)

    def alike(self, name: str, function: str, other: str) -> bool:
        """Whether both answer alike on fresh inputs."""
        known = KNOWN[name]
        pairs = zip(self.told(name, function, FRESH), self.told(name, other, FRESH), strict=True)
        return all(
            _alike(_seen(known, case, mine), case, theirs, known)
            for (case, mine), (_, theirs) in pairs
            if case.probe is None
        )


@pytest.fixture(scope="module")
def asking(templates: Callable[..., Launcher]) -> Iterator[Asking]:
    asked = Asking(templates("exercise5"))
    yield asked
    asked.oracle.close()


@pytest.mark.parametrize(("name", "each"), ALL, ids=[f"{n}-{e.name}-{e.function}" for n, e in ALL])
def test_fails_its_check_and_is_named(name: str, each: Imitation, asking: Asking) -> None:
    """Its answers fail, and they are put down to it or to one that answers alike."""
    assert asking.statuses(name, each.function)
    found = asking.diagnosis(name, each.function, SEED)
    assert found is not None
    named = [other.function for other in KNOWN[name].imitations if other.name == found.name]
    if each.function in named:
        return
    if named:
        assert any(asking.alike(name, each.function, other) for other in named), found
    else:  # a general one: it says so of fresh inputs too
        again = asking.diagnosis(name, each.function, FRESH)
        assert again is not None
        assert again.name == found.name
