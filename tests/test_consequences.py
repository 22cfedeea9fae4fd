"""Failures that are passed on: functions made out of others, and whose fault a failure is."""

from __future__ import annotations

import numpy as np
import pytest

from conftest import Judge
from mistakes import SEED, alike, plain
from nngrade import rubrics
from nngrade.diagnosis.consequences import OutOfTime, limited
from nngrade.misconceptions.compositions import COMPOSED
from nngrade.questioning import _cases

ONE_BY_ONE = [pytest.param(*key, id="-".join(key)) for key in COMPOSED]


@pytest.mark.parametrize(("exercise", "function"), ONE_BY_ONE)
def test_made_of_right_functions_it_is_right(exercise: str, function: str) -> None:
    """Every composition computes what the reference does when all that it calls is right."""
    questions = {q.name: q for q in rubrics.load(exercise).questions}
    right = {name: q.reference for name, q in questions.items() if q.reference}
    answer = COMPOSED[exercise, function](right.__getitem__)
    for case in _cases(questions[function], SEED):
        due = plain(right[function](*case.args, **case.kwargs))
        assert alike(plain(answer(*case.args, **case.kwargs)), due), case.label


@pytest.mark.parametrize(("exercise", "function"), ONE_BY_ONE)
def test_it_is_made_of_what_the_question_builds_on(exercise: str, function: str) -> None:
    """A composition calls the functions that the question names as those before it."""
    question = rubrics.load(exercise)[function]
    called: set[str] = set()
    references = {q.name: q.reference for q in rubrics.load(exercise).questions}

    def own(name: str) -> object:
        called.add(name)
        return references[name]

    for case in _cases(question, SEED):
        COMPOSED[exercise, function](own)(*case.args, **case.kwargs)
    assert called == {*question.after}


WRONG_SIGN = "def sign(z):\n    return np.where(np.asarray(z) > 0, 1.0, -1.0)\n"
OWN_MISTAKE = "def predict(w, X):\n    return -sign(X @ w)\n"
PASSED_ON = ("predict", "perceptron_update", "perceptron_train")


def diagnoses(source: str, verdict: Judge) -> dict[str, str]:
    checks = verdict("exercise1", source).checks
    return {check.name: check.diagnosis.name for check in checks if check.diagnosis}


@pytest.fixture
def solution() -> str:
    from collection import SOLUTIONS

    return (SOLUTIONS / "exercise1.py").read_text(encoding="utf-8")


def test_what_is_passed_on_follows(solution: str, verdict: Judge) -> None:
    """A wrong sign makes all that call it fail, and they are told to be right but for it."""
    found = diagnoses(f"{solution}\n\n{WRONG_SIGN}", verdict)
    assert not found["sign"].startswith("follows")
    assert {name: found[name] for name in PASSED_ON} == {
        "predict": "follows from sign",
        "perceptron_update": "follows from sign",
        "perceptron_train": found["perceptron_train"],
    }
    assert found["perceptron_train"].startswith("follows from")


def test_a_mistake_of_its_own_does_not_follow(solution: str, verdict: Judge) -> None:
    """Beside a wrong sign, a predict that turns every label is not said to follow from it."""
    found = diagnoses(f"{solution}\n\n{WRONG_SIGN}\n\n{OWN_MISTAKE}", verdict)
    assert found.get("predict") != "follows from sign"


def test_general_advice_is_left_out_where_the_trouble_lies_elsewhere(
    solution: str, verdict: Judge
) -> None:
    """What builds on a wrong function, and has no name of its own, gets no advice but that."""
    noise = "def sign(z):\n    return np.sin(np.asarray(z) + 1)\n"
    checks = {c.name: c for c in verdict("exercise1", f"{solution}\n\n{noise}").checks}
    assert checks["sign"].hint
    assert "It builds on sign" in checks["predict"].message
    assert checks["predict"].hint != rubrics.load("exercise1")["predict"].hint


def test_asking_ends_with_its_time() -> None:
    """A function whose calls took longer than they may raises at the next one."""
    clocked = limited(np.sqrt, seconds=0.0)
    with pytest.raises(OutOfTime):
        clocked(4.0)
    assert limited(np.sqrt)(4.0) == 2.0
