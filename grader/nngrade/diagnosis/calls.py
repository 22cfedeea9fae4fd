"""Exceptions that come of a call: other arguments than a function takes, or in another order."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nngrade.diagnosis.answers import Answers
from nngrade.diagnosis.habits import crossed
from nngrade.diagnosis.notation import listed
from nngrade.diagnosis.written import LONGEST, body, parameters
from nngrade.printable import quoted
from nngrade.report import Diagnosis
from nngrade.rubric import Question
from nngrade.sandbox.replies import Raised

FRAME = re.compile(r"^  File .*, in (\S+)\n    (.*)$", re.MULTILINE)
STUB = "Write the `def` line as the stub has it, defaults included."


@dataclass(frozen=True)
class Around:
    """What is known beside a failure.

    The exercise, the submission's text, the arguments of each function whose check has passed,
    and the checks before this one that have not.
    """

    exercise: str = ""
    code: str = ""
    passed: Mapping[str, Sequence[str]] | None = None
    broken: Sequence[str] = ()


def frames(reply: Raised) -> list[tuple[str, str]]:
    """The submission's own functions on the way to the exception, each with the line it was at."""
    return FRAME.findall(reply.trace)


def arity(question: Question, reply: Raised, around: Around) -> Diagnosis | None:
    """A `def` line with more or fewer arguments than the exercise calls it with."""
    name = re.escape(question.name)
    found = re.search(
        rf"\b{name}(?:\.__init__)?\(\) (missing|takes|got an unexpected)(.*)", reply.message
    )
    if reply.type != "TypeError" or found is None or frames(reply):
        return None
    call = f"{question.name}({', '.join(question.arguments)})"
    if f"{question.name}." in reply.message or f"{question.name}() takes no" in reply.message:
        return _no_init(question, around)
    own = parameters(around.code, question.name)
    if own and own[0] == "self":
        return Diagnosis(
            "self in a function",
            f"Your `def` line begins with `self`: {question.name} is a plain function, and gets "
            "only what the stub names.",
            f"Take `self` out: `def {question.name}({', '.join(own[1:])}):`.",
        )
    left_out = re.findall(r"'(\w+)'", found[2]) if found[1] == "missing" else []
    if left_out and {*left_out} <= _with_defaults(around.exercise, question.name):
        names = listed([f"`{each}`" for each in left_out])
        return Diagnosis(
            "default missing",
            f"It is also called without {names}, which {'has' if len(left_out) == 1 else 'have'} "
            "a default in the stub.",
            STUB,
        )
    has = f"; yours has ({', '.join(own)})" if own else "; your `def` line takes other arguments"
    return Diagnosis("other arguments", f"It is called as {call}{has}.", STUB)


def another_order(answers: Answers, around: Around) -> Diagnosis | None:
    """A `def` line with the stub's arguments in another order, and answers that come of it."""
    question = answers.question
    own = parameters(around.code, question.name) or ()
    due = question.arguments
    if own == due or sorted(own) != sorted(due) or question.reference is None:
        return None
    if not answers.match(crossed(question.reference, tuple(due.index(name) for name in own))):
        return None
    return Diagnosis(
        "arguments in another order",
        f"Your `def` line has ({', '.join(own)}); the stub has ({', '.join(due)}), and in that "
        "order they are handed over.",
        STUB,
    )


def _no_init(question: Question, around: Around) -> Diagnosis:
    """A class that cannot be made from its arguments."""
    own = body(around.code, question.name)
    near = re.search(r"def (_+int_+|_init_|__init|_init__|__init_|init|__inint__)\(", own)
    takes = f"{question.name}({', '.join(question.arguments)})"
    if near and "def __init__(" not in own:
        return Diagnosis(
            "__init__ misspelt",
            f"Your class has `{near[1]}`, which Python does not call when an object is made.",
            "Write `__init__`, with two underscores on each side.",
        )
    return Diagnosis(
        "other arguments",
        f"The class is made as {takes}; its `__init__` takes other arguments.",
        "Write the `def __init__` line as the stub has it, defaults included.",
    )


@functools.lru_cache(maxsize=64)
def _with_defaults(exercise: str, name: str) -> frozenset[str]:
    """The arguments that have a default in the stub."""
    from nngrade import course

    code = course.solution(exercise).read_text(encoding="utf-8") if exercise else ""
    line = re.search(rf"^(?:def|class) {re.escape(name)}\b.*?\):", code, re.MULTILINE | re.DOTALL)
    return frozenset(re.findall(r"(\w+)=", line[0])) if line else frozenset()


def handed_over_wrongly(question: Question, reply: Raised, around: Around) -> Diagnosis | None:
    """An exception inside another function of the exercise, whose own check has passed."""
    way = [name for name, _ in frames(reply)]
    if not way or way[0] != question.name or {*question.after} & {*around.broken}:
        return None  # a wrong function may have made what is handed over
    passed = around.passed or {}
    inside = next((name for name in way[1:] if name in passed), None)
    if inside is None:
        return None
    caller, line = frames(reply)[way.index(inside) - 1]
    if not re.search(rf"\b{inside}\(", line) or re.search(r"\.T\b|transpose|reshape", line):
        return None  # it is not seen to be called here, or what it is handed is turned on the way
    taken = f"{inside}({', '.join(passed[inside])})"
    return Diagnosis(
        "arguments handed over wrongly",
        f"The error is raised inside {inside}, which is right by itself: {caller} hands it other "
        "things than it takes.",
        f"Compare the call with {taken}: the arguments in this order, each of the shape that the "
        "docstring names.",
    )


def at_loading(reply: Raised) -> Diagnosis | None:
    """A call that stands outside all functions, and fails while the file is loaded."""
    way = frames(reply)
    if len(way) < 2 or way[0][0] != "<module>":
        return None
    line, called = way[0][1].strip(), way[1][0][:LONGEST]
    return Diagnosis(
        "call while the file is loaded",
        f"A line outside all functions, {quoted(line, LONGEST)}, calls {called} while the file is "
        "loaded, and that call fails.",
        'Put what tries your functions out below `if __name__ == "__main__":`, or mend the '
        "arguments of that call.",
    )
