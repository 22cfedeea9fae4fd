"""What a function does with its calls as a whole: it forgets, remembers, ignores, mixes up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, Rules, as_array
from nngrade.diagnosis.answers import Answers, Asked, array, same
from nngrade.report import Diagnosis

MOST_EXCHANGED = 4  # results whose every order is tried


def nothing_returned(answers: Answers) -> Diagnosis | None:
    """None, always, or for some of the inputs."""
    missing = [each for each in answers.asked if each.actual is None]
    if not missing:
        return None
    if len(missing) == len(answers.asked):
        return Diagnosis(
            "nothing returned",
            "It hands nothing back: a function without `return` gives None.",
            "End it with `return` and what it computed; `print` shows a number and keeps nothing.",
        )
    if any(each.right for each in answers.asked):
        return Diagnosis(
            "nothing returned on one way",
            "On one way through the function nothing is returned, so that None came.",
            "Each branch needs its `return`, the one in which nothing changes as well.",
        )
    return None


def wrong_container(answers: Answers) -> Diagnosis | None:
    """A dict where an array or several results are due."""
    due = answers.asked[0].expected
    if isinstance(due, dict) or not all(isinstance(each.actual, dict) for each in answers.asked):
        return None
    return Diagnosis(
        "dict returned",
        "A dict came, with names for its entries; the docstring asks for the values alone.",
        "Return the values themselves, in the order that the docstring names.",
    )


def several_results(answers: Answers) -> Diagnosis | None:
    """Several results in another order, or some of them left out."""
    due = answers.asked[0].expected
    if not isinstance(due, (tuple, list)) or len(due) > MOST_EXCHANGED:
        return None
    rules = answers.question.rules
    names = rules.results or tuple(f"result {i + 1}" for i in range(len(due)))
    every = ", ".join(names)
    for order in permutations(range(len(due))):
        if order != tuple(range(len(due))) and answers.match(_chosen(order)):
            came = ", ".join(names[i] for i in order)
            return Diagnosis(
                "results in another order",
                f"The results are right, but they came as ({came}).",
                f"Return them as ({every}).",
            )
    for count in range(1, len(due)):
        for chosen in combinations(range(len(due)), count):
            if answers.match(_chosen(chosen)) or (count == 1 and answers.match(_one(chosen[0]))):
                left = " and ".join(names[i] for i in range(len(due)) if i not in chosen)
                came = " and ".join(names[i] for i in chosen)
                return Diagnosis(
                    "results left out",
                    f"Only {came} came back, without {left}.",
                    f"Return all of them: ({every}).",
                )
    return None


def _chosen(order: tuple[int, ...]) -> Callable[[Asked], Any]:
    return lambda each: tuple(each.expected[i] for i in order)


def _one(index: int) -> Callable[[Asked], Any]:
    return lambda each: each.expected[index]


def always_the_same(answers: Answers) -> Diagnosis | None:
    """One answer to every input: the worked example's, the first call's, or any."""
    first = answers.asked[0]
    rules = answers.question.rules
    if len(answers.asked) < 3 or same(first.expected, answers.asked[-1].expected, rules):
        return None
    try:
        if not answers.match(lambda each: _plain(first.actual, rules)):
            return None
    except NotAnArray:
        return None
    if first.right:
        return Diagnosis(
            "one answer for every input",
            f"Every input gets the answer that belongs to {_label(first)}.",
            "Are its figures typed in, or is the first answer kept for later calls? Compute from "
            "the arguments.",
        )
    return Diagnosis(
        "one answer for every input",
        "Every input gets the same answer.",
        "Something that it depends on is typed in, or never read: compute from the arguments.",
    )


def _plain(value: Any, rules: Rules) -> Any:
    if isinstance(value, (tuple, list)) and rules.results:
        return tuple(as_array(part, rules)[0] for part in value)
    return as_array(value, rules)[0]


def _label(each: Asked) -> str:
    return each.label.removesuffix(", asked once more")


def adds_up(answers: Answers) -> Diagnosis | None:
    """Each call's answer with those of all calls before it."""
    total: Any = 0.0
    try:
        sums = {}
        for each in answers.asked:
            total = total + array(each.expected)
            sums[id(each)] = total
    except (TypeError, ValueError):
        return None
    if not answers.match(lambda each: sums[id(each)]):
        return None
    return Diagnosis(
        "adds up over calls",
        "Each call adds to the answer of the call before it.",
        "Start every call from zero: what lives outside the function is not reset by itself.",
    )


def argument_ignored(answers: Answers) -> Diagnosis | None:
    """The answers for one value of an argument, whatever is given for it."""
    reference = answers.question.reference
    if reference is None:
        return None
    first = answers.asked[0]
    for index, name in enumerate(answers.question.arguments):
        for value, words in _fixed_values(first, index, name):
            if answers.match(_with(reference, index, name, value)):
                return Diagnosis(
                    f"{name} ignored",
                    f"The answers are those for {name} = {words}, whatever {name} is given.",
                    f"Use the argument {name}: is a number typed in where it belongs?",
                )
    return None


def _fixed_values(first: Asked, index: int, name: str) -> list[tuple[Any, str]]:
    """What an argument may be stuck at: the first case's value, 1, 0."""
    given = first.args[index] if index < len(first.args) else first.kwargs.get(name)
    if isinstance(given, np.ndarray) and given.ndim == 1:
        return [(given, np.array2string(np.asarray(given), separator=", "))]
    if not isinstance(given, (int, float)):
        return []
    return [(given, f"{given:g}"), (1.0, "1"), (0.0, "0")]


def _with(
    reference: Callable[..., Any], index: int, name: str, value: Any
) -> Callable[[Asked], Any]:
    def answer(each: Asked) -> Any:
        args = list(each.args)
        if index < len(args):
            args[index] = value
            return reference(*args, **each.kwargs)
        return reference(*args, **{**each.kwargs, name: value})

    return answer


def arguments_exchanged(answers: Answers) -> Diagnosis | None:
    """Two arguments taken for one another."""
    reference = answers.question.reference
    if reference is None:
        return None
    names = answers.question.arguments
    for a, b in combinations(range(len(names)), 2):
        if answers.match(_crossed(reference, a, b)):
            return Diagnosis(
                f"{names[a]} and {names[b]} exchanged",
                f"{names[a]} and {names[b]} are taken for one another.",
                f"The arguments come as ({', '.join(names)}); keep that order in the `def` line.",
            )
    return None


def _crossed(reference: Callable[..., Any], a: int, b: int) -> Callable[[Asked], Any]:
    def answer(each: Asked) -> Any:
        args = list(each.args)
        args[a], args[b] = args[b], args[a]
        return reference(*args, **each.kwargs)

    return answer


def in_pieces(answers: Answers) -> Diagnosis | None:
    """The right numbers in nested lists of different lengths."""
    due = answers.asked[0].expected
    if isinstance(due, (tuple, list, dict)) or array(due).ndim != 1:
        return None
    for each in answers.asked:
        if not isinstance(each.actual, (tuple, list)):
            return None
        try:
            parts = [as_array(part, answers.question.rules)[0].ravel() for part in each.actual]
        except NotAnArray:
            return None
        if not same(np.concatenate(parts), each.expected, answers.question.rules):
            return None
    return Diagnosis(
        "array in pieces",
        "The numbers are right, but they came in pieces, one array for each layer or row.",
        "Give back one flat array: `np.concatenate([a.ravel(), b.ravel()])` joins two.",
    )


def not_a_number(answers: Answers) -> Diagnosis | None:
    """NaN or infinity where every number is finite."""
    for each in answers.asked:
        try:
            came = as_array(each.actual, answers.question.rules)[0]
            if np.isfinite(came).all() or not np.isfinite(array(each.expected)).all():
                continue
        except (NotAnArray, TypeError, ValueError):
            continue
        return Diagnosis(
            "not a number",
            "NaN or infinity came: 0 was divided by 0, a root taken of a negative number, or an "
            "entry of a table never filled in.",
            "Print what goes in and out of each line for the input below; the first NaN shows it.",
        )
    return None


def entries_permuted(answers: Answers) -> Diagnosis | None:
    """The right numbers of a flat answer in other places."""
    try:
        came = np.stack([as_array(a.actual, answers.question.rules)[0] for a in answers.asked])
        due = np.stack([array(a.expected) for a in answers.asked])
    except (NotAnArray, ValueError, TypeError):
        return None
    if came.shape != due.shape or due.ndim != 2 or len(due) < 3:
        return None
    scale = np.abs(due).max() or 1.0
    order = []
    for column in came.T:
        fits = np.flatnonzero(np.isclose(due, column[:, None], atol=1e-9 * scale).all(axis=0))
        if len(fits) != 1:
            return None
        order.append(int(fits[0]))
    if sorted(order) != list(range(len(order))) or order == sorted(order):
        return None
    return _order_said(order)


def _order_said(order: list[int]) -> Diagnosis:
    moved = [i for i, j in enumerate(order) if i != j]
    if len(moved) == 2:
        a, b = moved
        message = f"Entries [{a}] and [{b}] are right, but each stands in the other's place."
    elif order == list(range(len(order)))[::-1]:
        message = "The numbers are right, but in reverse order."
    else:
        places = ", ".join(f"[{j}]" for j in order)
        message = f"The numbers are right, but they stand in the order {places}."
    return Diagnosis("entries in other places", message, "The docstring names the order of them.")


# Before the question's own misconceptions, and after them.
FIRST = (
    nothing_returned,
    wrong_container,
    several_results,
    always_the_same,
    adds_up,
    in_pieces,
)
LAST = (arguments_exchanged, argument_ignored, entries_permuted)
