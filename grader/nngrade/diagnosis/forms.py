"""Answers of another form: nothing, a dict, an error, pieces, no numbers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, Raises, as_array
from nngrade.diagnosis.answers import Answers, array, same
from nngrade.report import Diagnosis
from nngrade.sandbox.wire import Opaque

FloatArray = np.ndarray[Any, np.dtype[np.float64]]


def nothing_returned(answers: Answers) -> Diagnosis | None:
    """None, whatever is asked."""
    if not all(each.actual is None for each in answers.asked):
        return None
    return Diagnosis(
        "nothing returned",
        "It hands nothing back: a function without `return` gives None.",
        "End it with `return` and what it computed; `print` shows a number and keeps nothing.",
    )


def nothing_on_one_way(answers: Answers) -> Diagnosis | None:
    """None for some of the inputs; every other answer is right."""
    wrong = [each for each in answers.asked if not each.right]
    if len(wrong) == len(answers.asked) or not all(each.actual is None for each in wrong):
        return None
    return Diagnosis(
        "nothing returned on one way",
        "On one way through the function nothing is returned, which gives None.",
        "Each way through needs a `return`: is there one for when nothing changes, and is one "
        "indented too deep?",
    )


def wrong_container(answers: Answers) -> Diagnosis | None:
    """A dict where an array or several results are due."""
    due = answers.asked[0].expected
    if isinstance(due, dict) or not all(isinstance(each.actual, dict) for each in answers.asked):
        return None
    return Diagnosis(
        "dict returned",
        "You returned a dict, with names for its entries; the docstring asks for the values alone.",
        "Return the values themselves, in the order that the docstring names.",
    )


def error_returned(answers: Answers) -> Diagnosis | None:
    """An exception handed back as a value where it should be raised."""
    due = [each for each in answers.asked if isinstance(each.expected, Raises)]
    if not due or not all(
        isinstance(each.actual, Opaque) and each.actual.type.endswith(each.expected.type)
        for each in due
    ):
        return None
    return Diagnosis(
        "error returned",
        "The error came back as a value; it should be raised.",
        "`raise ValueError(...)`, not `return`.",
    )


def in_pieces(answers: Answers) -> Diagnosis | None:
    """The right numbers in nested lists of different lengths."""
    due = answers.asked[0].expected
    if isinstance(due, (tuple, list, dict)) or array(due).ndim != 1:
        return None
    for each in answers.asked:
        if not isinstance(each.actual, (tuple, list)) or not each.actual:
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


def no_number_at_all(answers: Answers) -> Diagnosis | None:
    """NaN or infinity everywhere: whatever else could be said of it is not seen."""
    if any(np.isfinite(came).any() for came, _ in _pairs(answers)):
        return None
    return not_a_number(answers)


def not_a_number(answers: Answers) -> Diagnosis | None:
    """NaN or infinity where every number is finite."""
    wrong = replace(answers, asked=[each for each in answers.asked if not each.right])
    unlike = [(np.isfinite(came).all(), np.isfinite(due).all()) for came, due in _pairs(wrong)]
    if not unlike or any(finite or not due for finite, due in unlike):
        return None
    return Diagnosis(
        "not a number",
        "You returned NaN or infinity: 0 was divided by 0, a root taken of a negative number, "
        "or an "
        "entry of a table never filled in.",
        "Print what goes in and out of each line for the input below; the first NaN shows it.",
    )


def _pairs(answers: Answers) -> Iterator[tuple[FloatArray, FloatArray]]:
    """What came beside what was due, where both are arrays of numbers."""
    for each in answers.asked:
        with contextlib.suppress(NotAnArray, TypeError, ValueError):
            yield as_array(each.actual, answers.question.rules)[0], array(each.expected)


FORMS = (nothing_returned, wrong_container, error_returned, in_pieces)
