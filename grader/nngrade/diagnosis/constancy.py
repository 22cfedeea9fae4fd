"""Answers that stay the same where they should not: for every input, or whatever an argument is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, Raises, Rules, as_array
from nngrade.diagnosis.answers import Answers, Asked, array, same
from nngrade.diagnosis.side_effects import as_key
from nngrade.report import Diagnosis


def first_answer_kept(answers: Answers) -> Diagnosis | None:
    """The first input's answer to every input: typed in, or remembered."""
    first = answers.asked[0]
    if not first.right or not _constant(answers):
        return None
    if isinstance(first.args[0], str):
        return Diagnosis(
            "one answer for every input",
            f"Every name gets the answer that belongs to {first.args[0]!r}.",
            "Is a condition always true? `x == 'a' or 'b'` is, whatever x may be: write "
            "`x in ('a', 'b')`.",
        )
    return Diagnosis(
        "one answer for every input",
        f"Every input gets the answer that belongs to {_label(first)}.",
        "Are its figures typed in, or is the first answer kept for later calls? Compute from the "
        "arguments.",
    )


def _constant(answers: Answers) -> bool:
    """Whether every answer is the first one, though several are due."""
    first, rules = answers.asked[0], answers.question.rules
    if len(answers.asked) < 3 or same(first.expected, answers.asked[-1].expected, rules):
        return False
    try:
        return answers.match(lambda each: _plain(first.actual, rules))
    except NotAnArray:
        return False


def always_the_same(answers: Answers) -> Diagnosis | None:
    """One answer to every input, and none that is right for the first."""
    if not _constant(answers) and not _by_shape_alone(answers):
        return None
    same_shape = "" if _constant(answers) else " of the same shape"
    return Diagnosis(
        "one answer for every input",
        f"Every input{same_shape} gets the same answer.",
        "Something that it depends on is typed in, or never read: compute from the arguments.",
    )


def _by_shape_alone(answers: Answers) -> bool:
    """Whether inputs of one shape always get one answer, though several are due: twice or more."""
    groups = _grouped(answers, lambda each: tuple(np.shape(arg) for arg in each.args))
    return _alike_within(groups, answers.question.rules, different=2, groups=2)


def _grouped(answers: Answers, key: Callable[[Asked], Any]) -> list[list[Asked]]:
    groups: dict[Any, list[Asked]] = {}
    for each in answers.asked:
        groups.setdefault(key(each), []).append(each)
    return list(groups.values())


def _alike_within(
    all_groups: list[list[Asked]], rules: Rules, *, different: int, groups: int
) -> bool:
    """Whether each group has one answer, where so many `groups` are due so many `different`."""
    telling = 0
    for members in all_groups:
        came = [_plain_or_none(each.actual, rules) for each in members]
        if any(
            one is None or not same(each.actual, came[0], rules)
            for one, each in zip(came, members, strict=True)
        ):
            return False
        due: list[Any] = []
        for each in members:
            if not any(same(_value(each.expected), other, rules) for other in due):
                due.append(_value(each.expected))
        telling += len(due) >= different
    return telling >= groups


def _value(expected: Any) -> Any:
    """A right answer without the sizes of its terms."""
    if isinstance(expected, Raises):
        return expected
    if isinstance(expected, dict):
        return {name: array(part) for name, part in expected.items()}
    if isinstance(expected, (tuple, list)):
        return tuple(array(part) for part in expected)
    return array(expected)


def _plain_or_none(value: Any, rules: Rules) -> Any:
    try:
        return _plain(value, rules)
    except NotAnArray:
        return None


def without_effect(answers: Answers) -> Diagnosis | None:
    """Arguments that may be what they will: the answers depend on the others alone."""
    names = answers.question.arguments
    for count in range(1, len(names)):
        for idle in combinations(names, count):
            groups = _grouped(answers, partial(_others, names=names, idle=idle))
            if _alike_within(groups, answers.question.rules, different=3, groups=1):
                what = " and ".join(idle)
                return Diagnosis(
                    f"{what} ignored",
                    f"Whatever {what} {'is' if count == 1 else 'are'}, the answer is the same.",
                    f"Use {what}: is the answer for one example typed in?",
                )
    return None


def _others(each: Asked, names: tuple[str, ...], idle: tuple[str, ...]) -> Any:
    given = dict(zip(names, each.args, strict=False)) | dict(each.kwargs)
    return tuple((name, as_key(given[name])) for name in given if name not in idle)


def _plain(value: Any, rules: Rules) -> Any:
    if isinstance(value, (tuple, list)) and rules.results:
        return tuple(as_array(part, rules)[0] for part in value)
    return as_array(value, rules)[0]


def _label(each: Asked) -> str:
    return each.label.removesuffix(", asked once more")
