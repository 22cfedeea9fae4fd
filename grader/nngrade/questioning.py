"""Asking one question: every case is put to the submission, and each answer weighed.

Statuses follow the contract; a fault of the grader is caught here and never reads as the
student's.
"""

from __future__ import annotations

import difflib
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from nngrade import report
from nngrade.compare import Mismatch, Raises, compare, unchanged
from nngrade.report import CheckResult, Evidence
from nngrade.rubric import Case, Exercise, Question
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Absent, Answered, Died, Loaded, Raised, Reply, TimedOut

if TYPE_CHECKING:
    from nngrade.judge import Options

REFERENCE_SECONDS = 120.0


class Oracle:
    """The trusted side of a question: the reference, asked in a worker of its own if need be."""

    def __init__(self, launcher: Launcher, exercise: Exercise) -> None:
        self._launcher = launcher
        self._module = exercise.reference_module
        self._worker: student.Student | None = None
        self.functions = {question.name for question in exercise.questions}

    def trusted(self, question: Question, case: Case) -> Any:
        """What the exercise's reference module answers to this case."""
        if self._worker is None:
            self._worker = student.reference(self._launcher, self._module, REFERENCE_SECONDS)
        reply = _put(question, case, self._worker)
        if not isinstance(reply, Answered):
            raise RuntimeError(f"the reference of {question.name} gave {reply}")
        self._worker.left = REFERENCE_SECONDS  # its limit is for each answer
        return reply.value

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()


@dataclass(frozen=True)
class Finding:
    """What one case showed: a status other than passed, why, and the evidence."""

    status: str
    message: str
    evidence: Evidence | None = None
    trace: str = ""


def ask(
    question: Question,
    pupil: student.Student,
    oracle: Oracle,
    options: Options,
    before: Sequence[CheckResult],
) -> CheckResult:
    """The result of one check, given those of the checks before it."""
    started = time.perf_counter()
    try:
        finding = _blocked(question, before) or _find(question, pupil, oracle, options)
    except Exception as error:
        finding = Finding(
            report.GRADER_ERROR,
            f"nngrade itself failed here ({type(error).__name__}: {error}). "
            "This is no fault of yours; please report it with the seed.",
        )
    status = finding.status if finding else report.PASSED
    return CheckResult(
        name=question.name,
        title=question.title,
        status=status,
        max_score=question.points,
        message=_with_blame(finding.message, question, before) if finding else "",
        hint=question.hint if status == report.FAILED else "",
        evidence=finding.evidence if finding else None,
        trace=finding.trace if finding else "",
        duration=time.perf_counter() - started,
    )


def _blocked(question: Question, before: Sequence[CheckResult]) -> Finding | None:
    for result in before:
        if result.name in question.needs and result.status != report.PASSED:
            return Finding(report.SKIPPED, f"It cannot be judged before {result.name} passes.")
    return None


def _with_blame(message: str, question: Question, before: Sequence[CheckResult]) -> str:
    """Names an earlier check that this one builds on and that did not pass either."""
    broken = [r.name for r in before if r.name in question.after and r.status == report.FAILED]
    if not broken:
        return message
    return f"{message} It builds on {' and '.join(broken)}, which failed too: start there."


def _find(
    question: Question, pupil: student.Student, oracle: Oracle, options: Options
) -> Finding | None:
    """The finding of the first case that is not right, after all cases have been put."""
    loaded = pupil.load()
    if not isinstance(loaded, Loaded):
        return _not_loaded(loaded)
    rng = np.random.default_rng([options.seed, zlib.crc32(question.name.encode())])
    cases = list(question.cases(rng))
    cases.append(replace(cases[0], label=f"{cases[0].label}, asked once more"))
    findings: list[Finding] = []
    unwritten: list[Finding] = []
    answered = False
    for case in cases:
        reply = _put(question, case, pupil)
        answered = answered or isinstance(reply, Answered)
        if isinstance(reply, Absent):
            return Finding(report.NOT_ATTEMPTED, _absent(question.name, reply, oracle.functions))
        finding = _weigh(question, case, reply, oracle)
        if finding is not None:
            untouched = isinstance(reply, Raised) and reply.unwritten and not answered
            (unwritten if untouched else findings).append(finding)
        if isinstance(reply, (Died, TimedOut)):
            break
    if not answered and unwritten and not findings:
        return Finding(report.NOT_ATTEMPTED, "Not written yet.")
    return next(iter([*unwritten, *findings]), None)


def _put(question: Question, case: Case, pupil: student.Student) -> Reply:
    probe = case.probe or question.probe
    if probe is not None:
        return pupil.probe(probe, question.name, case.args)
    return pupil.call(question.name, case.args, case.kwargs)


def _weigh(question: Question, case: Case, reply: Reply, oracle: Oracle) -> Finding | None:
    """One reply against what was expected for its case."""
    if isinstance(reply, TimedOut):
        return Finding(
            report.TIMED_OUT,
            f"No answer within {reply.seconds:g} s. Is there a loop that never ends?",
            _evidence(question, case, None, None),
        )
    if isinstance(reply, Died):
        return Finding(
            report.CRASHED, f"The program {reply.reason}.", _evidence(question, case, None, None)
        )
    expected, mismatch = _judged(question, case, reply, oracle)
    if isinstance(reply, Raised):
        return _weigh_exception(question, case, reply, expected)
    assert isinstance(reply, Answered)
    mismatch = _mutation(question, case, reply) or mismatch
    if mismatch is None:
        return None
    evidence = _evidence(question, case, expected, reply, mismatch)
    return Finding(report.FAILED, mismatch.message, evidence)


def _judged(
    question: Question, case: Case, reply: Reply, oracle: Oracle
) -> tuple[Any, Mismatch | None]:
    """The expected value, where there is one, and what is wrong with the value that came."""
    came = isinstance(reply, Answered)
    law = case.law or question.law
    extra = [oracle.trusted(question, case)] if question.trusted and case.law is None else []
    if law is not None:
        return None, law(reply.value, *extra, *case.args, **case.kwargs) if came else None
    assert question.reference is not None
    expected = question.reference(*extra, *case.args, **case.kwargs)
    return expected, compare(reply.value, expected, question.rules) if came else None


def _weigh_exception(
    question: Question, case: Case, reply: Raised, expected: Any
) -> Finding | None:
    words = f"{reply.type}: {reply.message}" if reply.message else reply.type
    place = f" in line {reply.line}" if reply.line else ""
    if isinstance(expected, Raises):
        if expected.type in reply.bases:
            return None
        message = f"It should raise {expected.type} here; it raised {reply.type}{place}."
        evidence = _evidence(question, case, expected, None)
        return Finding(report.FAILED, message, evidence, reply.trace)
    evidence = _evidence(question, case, expected, None)
    return Finding(report.CRASHED, f"It raised {words}{place}.", evidence, reply.trace)


def _mutation(question: Question, case: Case, reply: Answered) -> Mismatch | None:
    """An argument that the call changed: the student's arrays are the caller's arrays."""
    left = reply.left
    if case.probe or question.probe:
        return None
    sent = {"args": list(case.args), "kwargs": dict(case.kwargs)}
    if not isinstance(left, dict) or left.keys() != sent.keys():
        return Mismatch("mutation", "The arguments did not come back as they were.")
    names = [*question.arguments[: len(case.args)], *case.kwargs]
    before = [*sent["args"], *sent["kwargs"].values()]
    after = [*left["args"], *left["kwargs"].values()]
    changed = [n for n, a, b in zip(names, after, before, strict=False) if not unchanged(a, b)]
    if not changed and len(after) == len(before):
        return None
    which = " and ".join(changed) or "an argument"
    return Mismatch(
        "mutation",
        f"It changed its argument {which} in place; work on a copy, or make a new array.",
    )


def _evidence(
    question: Question, case: Case, expected: Any, reply: Any, mismatch: Mismatch | None = None
) -> Evidence:
    inputs = dict(zip(question.arguments, case.args, strict=False)) | dict(case.kwargs)
    return Evidence(
        label=case.label,
        inputs=inputs if case.shown is None else case.shown,
        expected=f"raises {expected.type}" if isinstance(expected, Raises) else expected,
        actual=reply.value if isinstance(reply, Answered) else None,
        answered=isinstance(reply, Answered),
        wrong=mismatch.wrong if mismatch else None,
    )


def _not_loaded(reply: Reply) -> Finding:
    """Why no function of the file could be asked anything."""
    if isinstance(reply, TimedOut):
        message = f"Importing the file took longer than {reply.seconds:g} s, so nothing was asked."
        return Finding(report.TIMED_OUT, message)
    if isinstance(reply, Died):
        return Finding(report.CRASHED, f"Importing the file: the program {reply.reason}.")
    assert isinstance(reply, Raised)
    place = f" in line {reply.line}" if reply.line else ""
    words = f"{reply.type}: {reply.message}".removesuffix(": ")
    return Finding(
        report.CRASHED, f"The file could not be loaded: {words}{place}.", trace=reply.trace
    )


def _absent(name: str, reply: Absent, asked: set[str]) -> str:
    others = [n for n in reply.names if n not in asked]
    near = difflib.get_close_matches(name, others, n=1, cutoff=0.7)
    hint = f"Did you mean to call {near[0]} that?" if near else "Its stub shows what it should do."
    return f"There is no {name} in the file. {hint}"


def notes(pupil: student.Student, source: bytes, name: str) -> tuple[str, ...]:
    """What a reader should know beside the verdict."""
    found = []
    if not source.strip():
        found.append(f"{name} is empty: `nngrade reset` brings its stub back.")
    if isinstance(pupil.loaded, Loaded) and pupil.loaded.standins:
        libraries = " and ".join(pupil.loaded.standins)
        found.append(f"{libraries} is an inert stand-in while a submission is checked.")
    return tuple(found)
