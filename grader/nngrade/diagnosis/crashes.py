"""What usually lies behind an exception, or an answer that never came."""

from __future__ import annotations

import re

from nngrade.diagnosis.calls import Around, arity, at_loading, handed_over_wrongly
from nngrade.diagnosis.signs import SIGNS
from nngrade.diagnosis.syntax_signs import SYNTAX_SIGNS
from nngrade.diagnosis.torch_signs import TORCH_SIGNS
from nngrade.diagnosis.value_signs import VALUE_SIGNS
from nngrade.report import Diagnosis
from nngrade.rubric import Question
from nngrade.sandbox.replies import Raised, Reply, TimedOut, Undefined

MAX_GROUP = 60  # of a submission's words, in a sentence
NOWHERE = Around()


def crashed(question: Question, reply: Reply, around: Around = NOWHERE) -> Diagnosis | None:
    """What usually causes a reply that is no answer."""
    if isinstance(reply, TimedOut):
        return None if reply.whole else _endless()
    if isinstance(reply, Undefined):
        return _sign(reply.broken.cause) if reply.broken.cause else None
    if isinstance(reply, Raised):
        if reply.unwritten and _raised_in(reply) == question.name:
            return UNFINISHED
        return (
            arity(question, reply, around)
            or handed_over_wrongly(question, reply, around)
            or at_loading(reply)
            or _sign(reply)
            or _own_raise(reply)
        )
    return None


def _own_raise(reply: Raised) -> Diagnosis | None:
    """An error that the submission's own line raises for an input that is a valid one."""
    if not reply.source.strip().startswith("raise "):
        return None
    if not _raised_in(reply):
        return Diagnosis(
            "raises while it loads",
            "The file raises an error of its own as soon as it is loaded.",
            "Does this `raise` stand outside of a function, or is a function called down there?",
        )
    return Diagnosis(
        "valid input refused",
        "It raises an error of its own, though the input below is a valid one.",
        "Which condition ahead of the `raise` does this input not meet? It should let it through.",
    )


UNFINISHED = Diagnosis(
    "unfinished for some inputs",
    "It answers some inputs and raises NotImplementedError itself for others.",
    "The line shown says where it gives up; what should come out for the input below?",
)


def _raised_in(reply: Raised) -> str:
    """The function of the submission's that raised."""
    places = re.findall(r", in (\w+)$", reply.trace, re.MULTILINE)
    return places[-1] if places else ""


def _endless() -> Diagnosis:
    return Diagnosis(
        "no end",
        "It was still running when the time was up: a loop in it does not end, or takes long.",
        "Is the counter of a `while` loop changed inside it? Can its condition ever turn false?",
    )


def another_error(reply: Raised, due: str) -> Diagnosis:
    """An exception where another one was asked for."""
    by_itself = ", as a dict does by itself" if reply.type == "KeyError" else ""
    return Diagnosis(
        "another error raised",
        f"It raises {reply.type}{by_itself}, where {due} is asked for.",
        f"Ask first whether the argument is one of those known (`if … not in …:`), and `raise "
        f"{due}(…)` yourself where it is not.",
    )


def _sign(reply: Raised) -> Diagnosis | None:
    for sign in (*TORCH_SIGNS, *SYNTAX_SIGNS, *SIGNS, *VALUE_SIGNS):
        if sign.types and reply.type not in sign.types.split("|"):
            continue
        found = re.search(sign.words, reply.message)
        if found is None:
            continue
        groups = [group[:MAX_GROUP] for group in found.groups() if group]
        source = sign.source.replace("{0}", re.escape(groups[0])) if groups else sign.source
        if re.search(source, reply.source):
            return Diagnosis(
                sign.name, *(text.format(*groups) for text in (sign.message, sign.hint))
            )
    return None
