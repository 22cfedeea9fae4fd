"""What a function does with its arguments and results as a whole: it ignores, it mixes up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, as_array
from nngrade.diagnosis.answers import Answers, Asked, array
from nngrade.diagnosis.constancy import always_the_same, first_answer_kept, without_effect
from nngrade.diagnosis.defaults import another_default
from nngrade.diagnosis.side_effects import adds_up, earlier_answer_kept
from nngrade.report import Diagnosis

MOST_EXCHANGED = 4  # results whose every order is tried


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
                    f"The answers are those for {words}, whatever {name} is given.",
                    f"Use the argument {name}: is a number typed in where it belongs, or kept from "
                    "the first call?",
                )
    return None


def _fixed_values(first: Asked, index: int, name: str) -> list[tuple[Any, str]]:
    """What an argument may be stuck at: the first case's value, 1, 0."""
    given = first.args[index] if index < len(first.args) else first.kwargs.get(name)
    if isinstance(given, (int, float)):
        return [(value, f"{name} = {value:g}") for value in dict.fromkeys((given, 1.0, 0.0))]
    if isinstance(given, np.ndarray) and given.ndim == 1 and given.size <= 6:
        return [(given, f"{name} = [{', '.join(f'{number:g}' for number in given)}]")]
    return [] if given is None else [(given, f"the {name} of the first input")]


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
    """Arguments taken for one another: any two of them, or all in another order."""
    reference = answers.question.reference
    names = answers.question.arguments
    count = len(names)
    if reference is None or not 2 <= count <= MOST_EXCHANGED:
        return None
    orders = sorted(permutations(range(count)), key=_moved)
    for order in orders[1:]:
        if answers.match(crossed(reference, order)):
            taken = [names[i] for i in range(count) if order[i] != i]
            order_said = ", ".join(names[i] for i in order)
            return Diagnosis(
                f"{', '.join(taken[:-1])} and {taken[-1]} exchanged",
                f"The arguments are taken in the order ({order_said}).",
                f"They come as ({', '.join(names)}): keep that order in the `def` line.",
            )
    return None


def _moved(order: tuple[int, ...]) -> int:
    return sum(place != index for index, place in enumerate(order))


def crossed(reference: Callable[..., Any], order: tuple[int, ...]) -> Callable[[Asked], Any]:
    """The reference for one who calls the i-th argument by the name of argument `order[i]`."""

    def answer(each: Asked) -> Any:
        given = dict(zip(order, each.args, strict=True))
        return reference(*(given[index] for index in range(len(order))), **each.kwargs)

    return answer


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
    several_results,
    first_answer_kept,
    adds_up,
)
LAST = (
    earlier_answer_kept,
    always_the_same,
    another_default,
    arguments_exchanged,
    argument_ignored,
    entries_permuted,
    without_effect,
)
