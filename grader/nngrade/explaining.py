"""From a finding to its cause: what was told, handed to those who know the mistakes.

They are loaded only here, after a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from nngrade import report
from nngrade.compare import Raises
from nngrade.report import Diagnosis
from nngrade.rubric import Case, Question
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher
from nngrade.sandbox.replies import Answered, Raised, Reply
from nngrade.source import Source
from nngrade.weighing import Finding, weigh

if TYPE_CHECKING:
    from nngrade.diagnosis.answers import Answers
    from nngrade.diagnosis.calls import Around
    from nngrade.diagnosis.known import Known

QUIET = True  # whether a fault in a diagnosis is passed over; the tests want to see it
IMITATION_SECONDS = 10.0  # for one answer; four times that for all
ASIDE_SECONDS = 1.0  # for one answer to a simpler input

Told = tuple[Case, list[Any], Reply]  # a case, what the trusted module answered, the reply


class Asked(Protocol):
    """The exercise that was asked, what starts its workers, and how the checks came out so far."""

    exercise: str
    launcher: Launcher
    source: Source
    passed: Sequence[str]
    broken: Sequence[str]


def explained(
    question: Question,
    about: Asked,
    told: Sequence[Told],
    finding: Finding,
    shown: Told,
    pupil: student.Student,
) -> Finding:
    """`finding`, which `shown` led to, on the simplest input and with its diagnosis if any."""
    try:
        if told:  # the file was loaded
            finding, shown = _on_simplest(question, finding, shown, pupil)
        if finding.status == report.FAILED:
            return _with_mistake(question, about, told, finding, shown, pupil)
        return replace(finding, diagnosis=_crash(question, about, shown[2]))
    except Exception:
        if not QUIET:
            raise
        return finding  # the verdict stands, with nothing said about its cause


def _crash(question: Question, about: Asked, reply: Reply) -> Diagnosis | None:
    """What lies behind a reply that is no answer."""
    from nngrade.diagnosis.crashes import crashed

    return crashed(question, reply, _around(about))


def _around(about: Asked) -> Around:
    """What is known beside a failure."""
    from nngrade import rubrics
    from nngrade.diagnosis.calls import Around
    from nngrade.diagnosis.written import text

    signatures = {q.name: q.arguments for q in rubrics.load(about.exercise).questions}
    passed = {name: signatures[name] for name in about.passed}
    return Around(about.exercise, text(about.source), passed, about.broken)


def _on_simplest(
    question: Question, finding: Finding, shown: Told, pupil: student.Student
) -> tuple[Finding, Told]:
    """The same failure on the simplest input that is found to show it."""
    from nngrade.simplest import simplest

    first, trusted, reply = shown
    if trusted or first.probe or question.probe or not isinstance(reply, (Answered, Raised)):
        return finding, shown

    def fails(case: Case) -> tuple[Finding, Told] | None:
        came = put(question, case, pupil)
        found = weigh(question, case, came, [])
        same = found is not None and _likeness(found, came) == _likeness(finding, reply)
        return (found, (case, [], came)) if found is not None and same else None

    with pupil.asked_aside(ASIDE_SECONDS):
        case, best = simplest(question, first, (finding, shown), fails)
    if case is first:
        return finding, shown
    label = "the simplest input found"
    if first.label == "the worked example":
        label += f" ({first.label} fails too)"
    found, simpler = best
    seen = replace(found.evidence, label=label) if found.evidence else None
    return replace(found, evidence=seen), simpler


def _likeness(finding: Finding, reply: Reply) -> tuple[str, ...]:
    """What two failures of one kind share."""
    raised = (reply.type, reply.place) if isinstance(reply, Raised) else ()
    return (finding.status, finding.kind, *raised)


def _with_mistake(
    question: Question,
    about: Asked,
    told: Sequence[Told],
    finding: Finding,
    shown: Told,
    pupil: student.Student,
) -> Finding:
    """The finding with the mistake that gives every reply, and the wrong results worked out."""
    from nngrade import diagnose
    from nngrade.diagnosis import misprints
    from nngrade.diagnosis.answers import Answers
    from nngrade.diagnosis.calls import another_order
    from nngrade.diagnosis.kinds import of_kind
    from nngrade.diagnosis.workings import workings

    def answers(which: Sequence[Told]) -> Answers:
        asked = [diagnose.asked(question, *each) for each in which]
        return Answers(question, [each for each in asked if each])

    known = diagnose.known(about.exercise, question.name)
    all_told = answers(told)
    found = another_order(all_told, _around(about)) or _inherited(about, all_told, pupil)
    scaled_by_others = question.law is not None and {*question.after} & {*about.broken}
    if found is None and not scaled_by_others:  # a law cannot tell whose scale is wrong
        found = diagnose.diagnose(known, all_told, about.passed)
    if found is None and not all(each.right for each in all_told.asked):
        found = _imitated(question, about, told, known) or diagnose.by_sign(known, all_told)
    found = found or (of_kind(finding) if question.law else None)
    found = found or _wrong_error(question, shown, all_told) or diagnose.rounded(all_told)
    found = misprints.noted(found, about.exercise, all_told)
    space = known.space or known.direct
    lines = workings(answers([shown]), space) if space else ()
    return replace(finding, diagnosis=found, workings=lines)


def _inherited(about: Asked, answers: Answers, pupil: student.Student) -> Diagnosis | None:
    """Whether the failure is but that of functions which this one builds on."""
    if not {*answers.question.after} & {*about.broken}:
        return None
    from nngrade import rubrics
    from nngrade.diagnosis.consequences import follows, limited
    from nngrade.misconceptions.compositions import COMPOSED

    composed = COMPOSED.get((about.exercise, answers.question.name))
    if composed is None:
        return None

    def asked(name: str) -> Callable[..., Any]:
        return limited(lambda *args: _answer(pupil.call(name, args, {})))

    right = {q.name: q.reference for q in rubrics.load(about.exercise).questions if q.reference}
    theirs = {name: asked(name) for name in about.broken}
    with pupil.asked_aside(ASIDE_SECONDS):
        return follows(answers, composed, about.broken, theirs, right)


def _answer(reply: Reply) -> Any:
    """What a function of the submission's answered. Raises `ValueError` where it did not."""
    if not isinstance(reply, Answered):
        raise ValueError("no answer")
    return reply.value


def _wrong_error(question: Question, shown: Told, answers: Answers) -> Diagnosis | None:
    """An exception of another type than is asked for; every answer that came is right."""
    from nngrade.diagnosis.crashes import another_error

    case, trusted, reply = shown
    if not isinstance(reply, Raised) or not all(each.right for each in answers.asked):
        return None
    due = question.reference(*trusted, *case.args, **case.kwargs) if question.reference else None
    return another_error(reply, due.type) if isinstance(due, Raises) else None


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
            known,
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
