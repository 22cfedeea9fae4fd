"""What a call leaves behind: changed arguments, answers that earlier calls have a part in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from nngrade.diagnosis.answers import Answers, Asked, array
from nngrade.report import Diagnosis


def changed(answers: Answers) -> Diagnosis | None:
    """Calls that changed what they were given."""
    each = next((each for each in answers.asked if each.changed), None)
    if each is None:
        return None
    name = each.changed.split(" and ")[0]
    given = dict(zip(answers.question.arguments, each.args, strict=False)) | dict(each.kwargs)
    kind, hint = _written_into(name, given.get(name))
    return Diagnosis(
        "argument changed in place",
        f"The call changes its argument {each.changed} in place: the caller's {kind} is not what "
        "it was.",
        hint,
    )


def _written_into(name: str, value: Any) -> tuple[str, str]:
    """What kind of thing the caller lent, and what writes into it."""
    if isinstance(value, dict):
        return "dict", (
            f"Storing in {name} and `{name}.pop(…)` change the caller's dict: only read from it, "
            "and keep what you compute in variables of your own."
        )
    if isinstance(value, list):
        return "list", (
            f"`pop`, `append` and `sort` change the caller's list; work on `list({name})`, a copy."
        )
    return "array", (
        f"`{name} *= …`, `{name}[…] = …` and `{name}.shape = …` write into the caller's array; "
        f"`{name} * …` makes a new one, and so does `{name}.copy()`."
    )


def adds_up(answers: Answers) -> Diagnosis | None:
    """Each call's answer, or one of its results, with those of all calls before it."""
    due = answers.asked[0].expected
    names = answers.question.rules.results if isinstance(due, tuple) else ("answer",)
    every = tuple(range(len(names)))
    for chosen in dict.fromkeys((every, *((index,) for index in every))):
        predicted = dict(_sums(answers.asked, chosen))
        if len(predicted) == len(answers.asked) and answers.match(_looked_up(predicted)):
            what = " and ".join(names[index] for index in chosen)
            return Diagnosis(
                "adds up over calls",
                f"Each call adds to the {what} of the call before it.",
                "Start every call from zero: what lives outside the function is not reset by "
                "itself.",
            )
    return _examples_kept(answers)


def _looked_up(predicted: dict[int, Any]) -> Callable[[Asked], Any]:
    return lambda each: predicted[id(each)]


def _sums(asked: Sequence[Asked], chosen: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Each case with its right answer, the chosen results of it added up so far."""
    total: dict[int, Any] = dict.fromkeys(chosen, 0.0)
    for each in asked:
        several = isinstance(each.expected, tuple)
        parts = list(each.expected) if several else [each.expected]
        for index in chosen:
            try:
                total[index] = parts[index] = total[index] + array(parts[index])
            except (TypeError, ValueError, IndexError):  # no number, or of another shape
                return
        yield id(each), tuple(parts) if several else parts[0]


def _examples_kept(answers: Answers) -> Diagnosis | None:
    """Each call's examples counted in once more with those of the calls after it."""
    reference = answers.question.reference
    asked = answers.asked
    if reference is None or not all(
        each.args and all(isinstance(arg, np.ndarray) and arg.ndim for arg in each.args)
        for each in asked
    ):
        return None
    try:
        so_far = list(accumulate((each.args for each in asked), _joined))
    except ValueError:  # of shapes that do not fit one another
        return None
    given = {id(each): args for each, args in zip(asked, so_far, strict=True)}
    if not answers.match(lambda each: reference(*given[id(each)])):
        return None
    return Diagnosis(
        "adds up over calls",
        "Each call counts the examples of all calls before it as well.",
        "Start every call with an empty list: one that lives outside the function is not emptied "
        "by itself.",
    )


def _joined(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(np.concatenate(pair) for pair in zip(one, other, strict=True))


def earlier_answer_kept(answers: Answers) -> Diagnosis | None:
    """The first answer for one argument's value, whatever the other arguments are later."""
    names = answers.question.arguments
    for index, name in enumerate(names if len(names) > 1 else ()):
        first: dict[Any, Any] = {}
        kept = {
            id(each): first.setdefault(_key(each, index, name), each.expected)
            for each in answers.asked
        }
        if answers.match(_looked_up(kept)):
            return Diagnosis(
                "earlier answer kept",
                f"Once an answer was given for some {name}, it comes again for that {name}, "
                "whatever the other arguments are.",
                "Is there a dict or a global that remembers answers? Compute from all the "
                "arguments, at every call.",
            )
    return None


def _key(each: Asked, index: int, name: str) -> Any:
    return as_key(each.args[index] if index < len(each.args) else each.kwargs.get(name))


def as_key(value: Any) -> Any:
    """What tells one argument from another, for a dict."""
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, dict):
        return tuple((name, as_key(part)) for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(map(as_key, value))
    return value
