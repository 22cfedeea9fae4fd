"""From a finding to its cause: what was told, handed to those who know the mistakes.

They are loaded only here, after a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from nngrade import report
from nngrade.report import Diagnosis
from nngrade.rubric import Case, Question
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Answered, Reply
from nngrade.weighing import Finding

if TYPE_CHECKING:
    from nngrade.diagnosis.known import Known

QUIET = True  # whether a fault in a diagnosis is passed over; the tests want to see it
IMITATION_SECONDS = 10.0  # for one answer; four times that for all

Told = tuple[Case, list[Any], Reply]  # a case, what the trusted module answered, the reply


class Asked(Protocol):
    """The exercise that was asked, and what starts its workers."""

    exercise: str
    launcher: Launcher


def explained(
    question: Question, about: Asked, told: Sequence[Told], finding: Finding, reply: Reply
) -> Finding:
    """`finding`, which `reply` led to, with its diagnosis if there is one."""
    try:
        if finding.status == report.FAILED:
            return _with_mistake(question, about, told, finding)
        from nngrade.diagnosis.crashes import crashed

        return replace(finding, diagnosis=crashed(question, reply))
    except Exception:
        if not QUIET:
            raise
        return finding  # the verdict stands, with nothing said about its cause


def _with_mistake(
    question: Question, about: Asked, told: Sequence[Told], finding: Finding
) -> Finding:
    """The finding with the mistake that gives every reply, and the wrong results worked out."""
    from nngrade import diagnose
    from nngrade.diagnosis.answers import Answers
    from nngrade.diagnosis.kinds import KINDS
    from nngrade.diagnosis.workings import workings

    asked = [
        diagnose.asked(question, case, trusted, reply)
        for case, trusted, reply in told
        if isinstance(reply, Answered)
    ]
    answers = Answers(question, [each for each in asked if each])
    known = diagnose.known(about.exercise, question.name)
    found = diagnose.diagnose(known, answers) or _imitated(question, about, told, known)
    found = found or KINDS.get(finding.kind if question.law else "")
    shown = workings(answers, known.space) if known.space else ()
    return replace(finding, diagnosis=found, workings=shown)


def _imitated(
    question: Question, about: Asked, told: Sequence[Told], known: Known
) -> Diagnosis | None:
    """The imitation that gives every reply, asked in a worker as the submission was."""
    if not known.imitations:
        return None
    from nngrade.diagnosis.imitations import imitated

    worker = student.reference(about.launcher, known.module, IMITATION_SECONDS)
    with closing(worker) as imitator:
        return imitated(
            known.imitations,
            [(case, reply) for case, _, reply in told],
            lambda function, case: put(question, case, imitator, function),
        )


def put(question: Question, case: Case, pupil: student.Student, function: str = "") -> Reply:
    """The case, put to the question's function or to another that stands in for it."""
    function = function or question.name
    probe = case.probe or question.probe
    if probe is not None:
        return pupil.probe(probe, function, case.args)
    return pupil.call(function, case.args, case.kwargs)
