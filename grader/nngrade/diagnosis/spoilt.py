"""The right numbers, spoilt on the way out: which transform gives all that came.

Where a question has several results, it is looked for in those of them that are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, array, same
from nngrade.diagnosis.notation import listed
from nngrade.diagnosis.transforms import Transform
from nngrade.report import Diagnosis


def transformed(answers: Answers, candidates: Sequence[Transform]) -> Diagnosis | None:
    """The first transform that turns every right answer into the one that came."""
    for part in _parts(answers):
        for transform in candidates:
            if all(_spoilt(transform, came, due, answers) for came, due in part.pairs):
                return Diagnosis(transform.name, _said(transform.message, part), transform.hint)
    return None


# How a sentence about one result goes on where it is about several.
PLURAL = (
    (r"(?<!of )(\{it\}) is (an?|the)\b", r"\1 are each \2"),
    (r"(?<!of )(\{it\}) is\b", r"\1 are"),
    (r"(?<!of )(\{it\}) has\b", r"\1 have"),
    (r"(?<!of )(\{it\} .*?)\bits\b", r"\1their"),
    (r"(?<!of )(\{it\} .*?)\bit should\b", r"\1they should"),
)


def _said(message: str, part: Part) -> str:
    """The sentence about this part, in the plural where the part is several results."""
    for singular, plural in PLURAL if part.several else ():
        message = re.sub(singular, plural, message, count=1, flags=re.IGNORECASE)
    return message.format(it=part.name, It=part.name[:1].upper() + part.name[1:])


@dataclass(frozen=True)
class Part:
    """One result of a question, or all of it: each case's answer beside the right one."""

    name: str
    pairs: Sequence[tuple[Any, Any]]
    several: bool = False


def _parts(answers: Answers) -> Iterator[Part]:
    """The whole answer; where it has several results, those of them that are wrong, together."""
    first = answers.asked[0].expected
    if not isinstance(first, (tuple, list)):
        yield Part("the answer", [(a.actual, a.expected) for a in answers.asked])
        return
    count = len(first)
    if not all(
        isinstance(a.actual, (tuple, list)) and len(a.actual) == count for a in answers.asked
    ):
        return
    rules = answers.question.rules
    wrong = [
        index
        for index in range(count)
        if not all(same(a.actual[index], a.expected[index], rules) for a in answers.asked)
    ]
    if not wrong:
        return
    names = rules.results or [f"result {index + 1}" for index in range(count)]
    yield Part(
        listed([names[index] for index in wrong]),
        [(a.actual[index], a.expected[index]) for a in answers.asked for index in wrong],
        len(wrong) > 1,
    )


def _spoilt(transform: Transform, came: Any, due: Any, answers: Answers) -> bool:
    try:
        with np.errstate(all="ignore"):
            predicted = transform.of(array(due))
        if came is None or (isinstance(came, (tuple, dict)) and not _is_array(came, answers)):
            return False
        return same(came, predicted, answers.question.rules)
    except Exception:  # this case has not the shape for it
        return False


def _is_array(value: Any, answers: Answers) -> bool:
    try:
        as_array(value, answers.question.rules)
    except NotAnArray:
        return False
    return True
