"""What usually lies behind an exception, or an answer that never came."""

from __future__ import annotations

import re

from nngrade.diagnosis.signs import SIGNS
from nngrade.report import Diagnosis
from nngrade.rubric import Question
from nngrade.sandbox.replies import Raised, Reply, TimedOut, Undefined


def crashed(question: Question, reply: Reply) -> Diagnosis | None:
    """What usually causes a reply that is no answer."""
    if isinstance(reply, TimedOut):
        return None if reply.whole else _endless()
    if isinstance(reply, Undefined):
        return _sign(reply.broken.cause) if reply.broken.cause else None
    if isinstance(reply, Raised):
        return _arity(question, reply) or _sign(reply)
    return None


def _endless() -> Diagnosis:
    return Diagnosis(
        "no end",
        "It never came back.",
        "Is the counter of a `while` loop changed inside it? Can its condition ever turn false?",
    )


def _arity(question: Question, reply: Raised) -> Diagnosis | None:
    """A `def` line with more or fewer arguments than the exercise calls it with."""
    if reply.type != "TypeError" or not re.search(
        rf"\b{re.escape(question.name)}\(\) (?:missing|takes|got an unexpected)", reply.message
    ):
        return None
    call = f"{question.name}({', '.join(question.arguments)})"
    return Diagnosis(
        "other arguments",
        f"It is called as {call}; its `def` line wants something else.",
        "Write the `def` line as the stub has it, defaults included.",
    )


def _sign(reply: Raised) -> Diagnosis | None:
    for sign in SIGNS:
        if sign.types and reply.type not in sign.types.split("|"):
            continue
        found = re.search(sign.words, reply.message)
        if found:
            groups = [group for group in found.groups() if group]
            return Diagnosis(sign.name, sign.message.format(*groups), sign.hint)
    return None
