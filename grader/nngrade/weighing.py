"""Weighing one reply: what a case's answer, exception or silence says about the function."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import Any

from nngrade import report
from nngrade.compare import Mismatch, NotAnAnswer, Raises, compare
from nngrade.mutation import changes
from nngrade.report import Diagnosis, Evidence
from nngrade.rubric import Case, Question
from nngrade.sandbox.replies import Absent, Answered, Died, Raised, Reply, TimedOut, Undefined


@dataclass(frozen=True)
class Finding:
    """What one case showed: a status other than passed, why, and the evidence."""

    status: str
    message: str
    evidence: Evidence | None = None
    trace: str = ""
    diagnosis: Diagnosis | None = None
    workings: tuple[str, ...] = ()
    kind: str = ""  # the mismatch's, where there is one
    near: str = ""  # for a function that is not there, one that has nearly its name


def weigh(question: Question, case: Case, reply: Reply, trusted: list[Any]) -> Finding | None:
    """One reply against what was expected for its case; None when it is right.

    `trusted` holds the trusted module's own answer where the question asks for it.
    """
    if isinstance(reply, TimedOut):
        return _late(question, case, reply)
    if isinstance(reply, Died):
        message = f"The program {reply.reason}."
        return Finding(report.CRASHED, message, evidence(question, case))
    law = case.law or question.law
    expected = None
    if law is None:
        assert question.reference is not None
        expected = question.reference(*trusted, *case.args, **case.kwargs)
    if isinstance(reply, Raised):
        return _weigh_exception(question, case, reply, expected)
    assert isinstance(reply, Answered)
    try:
        mismatch = _mutation(question, case, reply)
        if mismatch is None and law is not None:
            mismatch = law(reply.value, *trusted, *case.args, **case.kwargs)
        elif mismatch is None:
            mismatch = compare(reply.value, expected, question.rules)
    except NotAnAnswer as problem:
        message = f"What came back is no answer: {problem}."
        return Finding(report.CRASHED, message, evidence(question, case))
    if mismatch is None:
        return None
    seen = evidence(question, case, expected, reply, mismatch)
    if law is not None:  # a probe's result means little to a reader: show the part that is wrong
        due, came = mismatch.expected, mismatch.actual
        seen = replace(
            seen, expected=due, actual=came, wrong=mismatch.wrong, answered=due is not None
        )
    return Finding(report.FAILED, mismatch.message, seen, kind=mismatch.kind)


def _weigh_exception(
    question: Question, case: Case, reply: Raised, expected: Any
) -> Finding | None:
    if isinstance(expected, Raises):
        if expected.type in reply.bases:
            return None
        message = f"It should raise {expected.type} here; it raised {reply.type}{reply.place}."
        return Finding(report.FAILED, message, evidence(question, case, expected), reply.trace)
    message = f"It raised {reply.words()}."
    return Finding(report.CRASHED, message, evidence(question, case, expected), reply.trace)


def _mutation(question: Question, case: Case, reply: Answered) -> Mismatch | None:
    """An argument that the call changed: the arrays handed over are the caller's."""
    changed = changes(question, case, reply)
    return Mismatch("mutation", " ".join(map(str, changed))) if changed else None


def evidence(
    question: Question,
    case: Case,
    expected: Any = None,
    reply: Answered | None = None,
    mismatch: Mismatch | None = None,
) -> Evidence:
    """The case as a report shows it."""
    inputs = dict(zip(question.arguments, case.args, strict=False)) | dict(case.kwargs)
    return Evidence(
        label=case.label,
        inputs=inputs if case.shown is None else case.shown,
        expected=f"raises {expected.type}" if isinstance(expected, Raises) else expected,
        actual=reply.value if reply else None,
        answered=reply is not None,
        wrong=_marked(mismatch) if mismatch else None,
        results=question.rules.results,
    )


def _late(question: Question, case: Case, reply: TimedOut) -> Finding:
    if reply.whole:
        return Finding(report.TIMED_OUT, used_up(reply))
    message = f"No answer came within {reply.seconds:g} s."
    return Finding(report.TIMED_OUT, message, evidence(question, case))


def _marked(mismatch: Mismatch) -> Any:
    return mismatch.wrong if mismatch.marks is None else mismatch.marks


def used_up(reply: TimedOut) -> str:
    """The time of the whole submission went on something else, or on this and others."""
    if reply.asked:
        return (
            f"It was running when the {reply.seconds:g} s for the whole file were used up. No "
            "call was too long by itself, but all of them together are: what makes one slow? "
            "`--timeout` allows more."
        )
    return (
        f"Not judged: the {reply.seconds:g} s for the whole file were used up before its turn. "
        "Look for what is slow in the checks above; `--timeout` allows more."
    )


def not_loaded(reply: Reply, what: str = "file") -> Finding:
    """Why no function of the file (or `what` it is) could be asked anything."""
    if isinstance(reply, TimedOut) and reply.whole:
        return Finding(report.TIMED_OUT, used_up(reply))
    if isinstance(reply, TimedOut):
        message = (
            f"Importing the {what} took longer than {reply.seconds:g} s, so nothing was asked."
        )
        return Finding(report.TIMED_OUT, message)
    if isinstance(reply, Died):
        return Finding(report.CRASHED, f"Importing the {what}: the program {reply.reason}.")
    assert isinstance(reply, Raised)
    message = f"The {what} could not be loaded: {reply.words()}."
    return Finding(report.CRASHED, message, trace=reply.trace)


def undefined(reply: Undefined) -> Finding:
    """A notebook's function whose own cell did not run to its end."""
    broken = reply.broken
    cell = f"{broken.cell[:1].upper()}{broken.cell[1:]}, which defines {reply.function},"
    if broken.cause is None:
        advice = "Keep long experiments in cells of their own."
        message = f"{cell} was stopped after {broken.seconds:.2g} s. {advice}"
        return Finding(report.TIMED_OUT, message)
    message = f"{cell} raised {broken.cause.words(broken.place)}."
    return Finding(report.CRASHED, message, trace=broken.cause.trace)


def absent(
    name: str, reply: Absent, asked: set[str], what: str = "file", around: str = ""
) -> Finding:
    """A function that is not there, and the near name that is, or the class `around` it."""
    if around:
        message = (
            f"{name} stands inside the class {around}, where it is not looked for. Write it at top "
            "level: no class around it, nothing before `def`."
        )
        return Finding(report.NOT_ATTEMPTED, message, near=f"{around}.{name}")
    others = [n for n in reply.names if n not in asked]
    near = _nearest(name, others)
    hint = f"Did you mean to call {near} that?" if near else "Its stub shows what it should do."
    message = f"There is no {name} in the {what}. {hint}"
    return Finding(report.NOT_ATTEMPTED, message, near=near)


def _nearest(name: str, others: list[str]) -> str:
    """The one of `others` that was meant for `name`: its words in another order, or a slip."""

    def words(text: str) -> list[str]:
        return sorted(text.lower().split("_"))

    for other in others:
        if words(other) == words(name):
            return other
    folded = {other.lower(): other for other in others}
    near = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=0.7)
    return folded[near[0]] if near else ""
