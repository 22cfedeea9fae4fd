"""Asking one question: every case is put to the submission, and each answer weighed.

Statuses follow the contract; a fault of the grader is caught here and never reads as the
student's.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nngrade import report
from nngrade.compare import holds_single
from nngrade.explaining import Told, explained, put
from nngrade.report import CheckResult
from nngrade.rubric import Case, Exercise, Question
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import (
    Absent,
    Answered,
    Died,
    Loaded,
    Raised,
    Reply,
    TimedOut,
    Undefined,
)
from nngrade.source import Source
from nngrade.weighing import Finding, absent, not_loaded, undefined, weigh

REFERENCE_SECONDS = 120.0
SAYS_ALL = ("shape", "type")  # mismatches of a sample that need no advice


class Oracle:
    """The trusted side of a question: the reference, asked in a worker of its own if need be."""

    def __init__(self, launcher: Launcher, exercise: Exercise) -> None:
        self.launcher = launcher
        self.exercise = exercise.name
        self._module = exercise.reference_module
        self._worker: student.Student | None = None
        self.functions = {question.name for question in exercise.questions}
        self.source: Source = b""  # the submission, as text to read in
        self.passed: Sequence[str] = ()  # checks, once they are known
        self.broken: Sequence[str] = ()  # those that were tried and are not right
        self.single: set[str] = set()  # checks answered in single precision

    def trusted(self, question: Question, case: Case) -> list[Any]:
        """What the exercise's reference module answers to this case, if the question asks it."""
        if not question.trusted or case.law is not None:
            return []
        if self._worker is None:
            self._worker = student.reference(self.launcher, self._module, REFERENCE_SECONDS)
        reply = put(question, case, self._worker)
        if isinstance(reply, Died):  # a submission can kill it, as it runs under the same user
            reply = put(question, case, self._worker)
        if not isinstance(reply, Answered):
            raise RuntimeError(f"the reference of {question.name} gave {reply}")
        self._worker.left = REFERENCE_SECONDS  # its limit is for each answer
        return [reply.value]

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()


@dataclass(frozen=True)
class Failure:
    """A finding and what it was made from: all that was told, and what is shown of it.

    Nothing is `shown` where there is no cause to look for.
    """

    finding: Finding
    told: Sequence[Told] = ()
    shown: Told | None = None


@dataclass(frozen=True)
class Outcome:
    """The result of a check, with no cause given yet, and what the cause is to be found from."""

    question: Question
    result: CheckResult
    failure: Failure | None = None


def ask(
    question: Question,
    pupil: student.Student,
    oracle: Oracle,
    seed: int,
    before: Sequence[CheckResult],
) -> Outcome:
    """The outcome of one check, given the results of the checks before it."""
    started = time.perf_counter()
    if oracle.single.intersection(question.after):  # what it calls is no more precise
        question = replace(question, rules=replace(question.rules, single=True))
    try:
        blocked = _blocked(question, before)
        failure = Failure(blocked) if blocked else _find(question, pupil, oracle, seed)
    except Exception as error:
        failure = Failure(
            Finding(
                report.GRADER_ERROR,
                f"nngrade itself failed here ({type(error).__name__}: {error}). "
                "This is no fault of yours; please report it with the seed.",
            )
        )
    finding = failure.finding if failure else None
    seconds = time.perf_counter() - started
    return Outcome(question, _result(question, finding, before, seconds), failure)


def explain(
    outcome: Outcome, pupil: student.Student, oracle: Oracle, before: Sequence[CheckResult]
) -> CheckResult:
    """The result with its cause, if one is found, on the simplest input that shows it."""
    failure = outcome.failure
    if failure is None or failure.shown is None:
        return outcome.result
    started = time.perf_counter()
    oracle.passed = [result.name for result in before if result.status == report.PASSED]
    oracle.broken = [result.name for result in before if result.status in report.BROKEN]
    finding = explained(
        outcome.question, oracle, failure.told, failure.finding, failure.shown, pupil
    )
    seconds = outcome.result.duration + time.perf_counter() - started
    return _result(outcome.question, finding, before, seconds)


def _result(
    question: Question, finding: Finding | None, before: Sequence[CheckResult], seconds: float
) -> CheckResult:
    status = finding.status if finding else report.PASSED
    diagnosis = finding.diagnosis if finding else None
    # A file that does not load is none of the functions' fault.
    broken = _broken_before(question, before) if finding and finding.evidence else []
    return CheckResult(
        name=question.name,
        title=question.title,
        status=status,
        max_score=question.points,
        message=_with_blame(finding.message, broken) if finding else "",
        hint=_hint(question, finding, broken),
        diagnosis=diagnosis,
        evidence=finding.evidence if finding else None,
        trace=finding.trace if finding else "",
        workings=finding.workings if finding else (),
        near=finding.near if finding else "",
        duration=seconds,
    )


def _hint(question: Question, finding: Finding | None, broken: Sequence[str]) -> str:
    """What to try: what mends the mistake that was recognised, else what the question advises.

    No general advice where the trouble lies elsewhere, or is the shape of a sample alone.
    """
    if finding is None or (finding.diagnosis is not None and finding.diagnosis.hint):
        return finding.diagnosis.hint if finding and finding.diagnosis else ""
    drawn_wrongly_shaped = question.law is not None and finding.kind in SAYS_ALL
    told = finding.diagnosis is not None or broken or drawn_wrongly_shaped
    return question.hint if finding.status == report.FAILED and not told else ""


def _broken_before(question: Question, before: Sequence[CheckResult]) -> list[str]:
    """The earlier checks that this one builds on and that are not right."""
    return [r.name for r in before if r.name in question.after and r.status in report.BROKEN]


def _blocked(question: Question, before: Sequence[CheckResult]) -> Finding | None:
    for result in before:
        if result.name in question.needs and result.status != report.PASSED:
            return Finding(report.SKIPPED, f"It cannot be judged before {result.name} passes.")
    return None


def _with_blame(message: str, broken: Sequence[str]) -> str:
    """Names the earlier checks that this one builds on and that did not pass either."""
    if not broken:
        return message
    return f"{message} It builds on {' and '.join(broken)}, which failed too: start there."


def _find(question: Question, pupil: student.Student, oracle: Oracle, seed: int) -> Failure | None:
    """What came of the first case that is not right, after all cases have been put.

    A function that answered nothing and raised its own `NotImplementedError` is not written yet,
    whatever else it raised.
    """
    loaded = pupil.load()
    if not isinstance(loaded, Loaded):
        first: Told = (_cases(question, seed)[0], [], loaded)
        return Failure(not_loaded(loaded, pupil.what), [], first)
    findings: list[tuple[Finding, Told]] = []
    told: list[Told] = []
    answered = unwritten = False
    for case, reply in _put_all(question, _cases(question, seed), pupil):
        if isinstance(reply, Undefined):
            return Failure(undefined(reply), [], (case, [], reply))
        if isinstance(reply, Absent):
            return Failure(_absent(question, reply, pupil, oracle))
        answered = answered or (isinstance(reply, Answered) and case.probe is None)
        unwritten = unwritten or (isinstance(reply, Raised) and reply.unwritten)
        trusted = oracle.trusted(question, case)
        finding = weigh(question, case, reply, trusted)
        told.append((case, trusted, reply))
        if finding is not None:
            findings.append((finding, told[-1]))
        if isinstance(reply, Answered) and (question.rules.single or holds_single(reply.value)):
            oracle.single.add(question.name)
        if isinstance(reply, (Died, TimedOut)):
            break
    if unwritten and not answered:
        return Failure(Finding(report.NOT_ATTEMPTED, "Not written yet."))
    if not findings:
        return None
    finding, shown = findings[0]
    return Failure(finding, told, shown)


def _absent(question: Question, reply: Absent, pupil: student.Student, oracle: Oracle) -> Finding:
    """A function that is not there: perhaps it stands in a class."""
    from nngrade.diagnosis.written import class_around, text

    around = class_around(text(oracle.source), question.name)
    return absent(question.name, reply, oracle.functions, pupil.what, around)


def _put_all(
    question: Question, cases: Sequence[Case], pupil: student.Student
) -> Iterator[tuple[Case, Reply]]:
    """Each case and the reply to it. Plain calls are sent ahead of their turn."""
    if question.probe or any(case.probe for case in cases):
        for case in cases:
            yield case, put(question, case, pupil)
        return
    inputs = [(case.args, case.kwargs) for case in cases]
    with closing(pupil.calls(question.name, inputs)) as replies:
        yield from zip(cases, replies, strict=True)


def _cases(question: Question, seed: int) -> list[Case]:
    """The question's inputs, and the simplest of them once more: an answer must not wear off."""
    rng = np.random.default_rng([seed, zlib.crc32(question.name.encode())])
    cases = list(question.cases(rng))
    return [*cases, replace(cases[0], label=f"{cases[0].label}, asked once more")]
