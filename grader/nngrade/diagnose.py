"""Which mistake explains a failure: the detectors in their order, the surest first.

A diagnosis is given only when it explains *all* that a function answered, on *all* inputs;
where nothing does, nothing is said.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nngrade.compare import NotAnAnswer, NotAnArray, Rules, as_array, compare
from nngrade.diagnosis.answers import Answers, Asked
from nngrade.diagnosis.forms import FORMS, no_number_at_all, not_a_number, nothing_on_one_way
from nngrade.diagnosis.formulas import changed_step, two_changed_steps
from nngrade.diagnosis.habits import FIRST, LAST
from nngrade.diagnosis.known import NOTHING, Known, Misconception
from nngrade.diagnosis.side_effects import changed
from nngrade.diagnosis.spoilt import transformed
from nngrade.diagnosis.transforms import SHAPES, VALUES
from nngrade.mutation import changed_arguments
from nngrade.report import Diagnosis
from nngrade.rubric import Case, Question
from nngrade.sandbox.plain import entries
from nngrade.sandbox.replies import Answered, Reply
from nngrade.sandbox.wire import Tensor

MAX_LIST = 500  # entries of a list that need not be made an array
MAX_RESULTS = 50  # of an answer of several
MAX_DIAGNOSED = 1_000_000  # numbers; the longest right answer has a tenth


def known(exercise: str, question: str) -> Known:
    """What is known about the mistakes in a question; nothing, where none are written down."""
    module = f"nngrade.misconceptions.{exercise}"
    if importlib.util.find_spec(module) is None:
        return NOTHING
    found: dict[str, Known] = importlib.import_module(module).QUESTIONS
    return found.get(question, NOTHING)


def asked(question: Question, case: Case, trusted: Sequence[Any], reply: Reply) -> Asked | None:
    """One reply as the detectors see it; None for none, or where a case has a law of its own."""
    if case.probe or case.law or not isinstance(reply, Answered):
        return None
    try:
        reply = replace(reply, value=lightened(reply.value))
    except TooLarge:
        return None
    args = case.args
    if question.law is not None:
        try:
            right = question.law(reply.value, *trusted, *args, **case.kwargs) is None
        except NotAnAnswer:
            right = False
        return Asked(args, case.kwargs, case.label, reply.value, None, right)
    assert question.reference is not None
    expected = question.reference(*trusted, *args, **case.kwargs)
    try:
        right = compare(reply.value, expected, question.rules) is None
        changed = changed_arguments(question, case, reply)
    except NotAnAnswer:
        return None
    what = " and ".join(changed)
    return Asked(args, case.kwargs, case.label, reply.value, expected, right, what)


class TooLarge(Exception):
    """An answer that thousands of mistakes cannot be compared with in a moment."""


def lightened(value: Any, parts: int = MAX_RESULTS) -> Any:
    """`value`, its long lists made arrays, for all that will be compared with it.

    Raises `TooLarge` for what is long and no array, or larger than any right answer. An answer of
    several results, of at most so many `parts`, stays one.
    """
    if entries(value, MAX_DIAGNOSED) > MAX_DIAGNOSED:
        raise TooLarge
    if _of_arrays(value) or entries(value, MAX_LIST) <= MAX_LIST:
        return value
    if isinstance(value, dict) and len(value) <= parts:
        return {key: lightened(part, 0) for key, part in value.items()}
    if isinstance(value, (list, tuple)) and len(value) <= parts:
        return type(value)(lightened(part, 0) for part in value)
    try:
        numbers, precision = as_array(value, Rules(tensors=True))
    except NotAnArray:
        raise TooLarge from None
    return numbers.astype(precision)


def _of_arrays(value: Any) -> bool:
    """Whether it is an array, or a short list of such: a model's weights, an epoch's batches."""
    if isinstance(value, (np.ndarray, Tensor)):
        return True
    short = isinstance(value, (list, tuple)) and len(value) <= MAX_RESULTS
    return short and all(map(_of_arrays, value))


def diagnose(about: Known, answers: Answers, passed: Collection[str] = ()) -> Diagnosis | None:
    """The one mistake that explains every answer, or None.

    `passed` are the checks that the submission has passed before this one.
    """
    if all(each.right for each in answers.asked):
        return changed(answers)
    if answers.nearly_right():
        return None
    own = (lambda a: _written_down(a, about.misconceptions), *about.detectors)
    general = (
        *FORMS,
        *FIRST,
        *own,
        lambda a: transformed(a, SHAPES),
        lambda a: changed_step(a, about.space, passed) if about.space else None,
        nothing_on_one_way,
        no_number_at_all,
        *LAST,
        lambda a: transformed(a, VALUES),
        lambda a: changed_step(a, about.direct) if about.direct else None,
        not_a_number,
        lambda a: two_changed_steps(a, about.space, passed) if about.space else None,
        changed,
    )
    # A law has no right value that the general ones could start from.
    for detector in own if answers.question.law is not None else general:
        if found := detector(answers):
            return found
    return None


ROUNDED_ON_THE_WAY = Diagnosis(
    "rounded on the way",
    "The numbers are right to seven digits or so, and no further: somewhere on the way they were "
    "rounded, as float32 does.",
    "Compute in float64 all the way: is there a float32 array in it, or a number that was typed in "
    "with few digits?",
)


def rounded(answers: Answers) -> Diagnosis | None:
    """Where nothing else explains them: answers that are right but for their last digits."""
    wrong = not all(each.right for each in answers.asked)
    return ROUNDED_ON_THE_WAY if wrong and answers.nearly_right() else None


def by_sign(about: Known, answers: Answers) -> Diagnosis | None:
    """What the question's own signs tell, the first of them."""
    for sign in about.signs:
        try:
            if found := sign(answers):
                return found
        except Exception:  # noqa: S112 (what came has not the form that the sign needs)
            continue
    return None


def _written_down(answers: Answers, mistakes: Sequence[Misconception]) -> Diagnosis | None:
    for mistake in mistakes:
        if answers.explained_by(mistake.answer):
            return Diagnosis(mistake.name, mistake.message, mistake.hint)
    return None
