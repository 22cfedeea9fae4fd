"""What may be done to the right numbers on the way out: rounded, cut, turned, of another shape.

These mistakes are the same in every exercise. Each is a function of the right answer;
`nngrade.diagnosis.spoilt` tries them on what came.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

FloatArray = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Transform:
    """What was done to the right answer. `{it}` in a sentence is the result spoken of."""

    name: str
    message: str
    hint: str
    of: Callable[[FloatArray], Any]


def _none(e: FloatArray) -> Any:
    if e.ndim == 0:
        raise ValueError("a number has no entries")
    return e


def _column(e: FloatArray) -> Any:
    return _none(e).reshape(-1, 1)


def _first_row(e: FloatArray) -> Any:
    return _none(e)[0]


def _in_brackets(e: FloatArray) -> Any:
    """A number as an array (1,)."""
    if e.ndim:
        raise ValueError("no number")
    return e.reshape(1)


def _in_two_brackets(e: FloatArray) -> Any:
    """A number, or the only one of an array, as an array (1, 1)."""
    if e.size != 1 or e.ndim > 1:
        raise ValueError("no number")
    return e.reshape(1, 1)


def _first_row_alone(e: FloatArray) -> Any:
    """An array with its first row alone, as (1, ...)."""
    return _none(e)[:1]


def _exchange_axes(e: FloatArray) -> Any:
    if e.ndim < 2:
        raise ValueError("nothing to transpose")
    return e.T


def _reversed(e: FloatArray) -> Any:
    return _none(e)[::-1]


def _normalized(e: FloatArray) -> Any:
    return e / np.linalg.norm(_none(e))


def _rounding(digits: int) -> Transform:
    places = "a whole number" if digits == 0 else f"{digits} decimal{'s' * (digits > 1)}"
    return Transform(
        f"rounded to {places}",
        f"The numbers of {{it}} are right, but rounded to {places}.",
        "Return what you computed; round only what you print.",
        lambda e: np.round(e, digits),
    )


def _cutting(
    name: str, message: str, hint: str, cut: Callable[[FloatArray], Any]
) -> tuple[Transform, Transform]:
    """`cut`, and the same where rounding left a whole number a hair below itself."""
    return (
        Transform(name, message, hint, cut),
        Transform(name, message, hint, lambda e: cut(np.round(e, 12))),
    )


SHAPES = (
    Transform(
        "array of one number",
        "The number is right, but {it} is an array of one number where a plain number is due.",
        "Take the number out of its array (`float(a[0])`, or `a.item()`), or drop the axis that "
        "you added.",
        _in_brackets,
    ),
    Transform(
        "array of one number",
        "The number is right, but {it} is an array of one number where a plain number is due.",
        "Take the number out of its array (`float(a[0])`, or `a.item()`), or drop the axis that "
        "you added.",
        _in_two_brackets,
    ),
    Transform(
        "column instead of a row of numbers",
        "The numbers are right, but {it} is a column: one number in each row.",
        "Give back the shape that the docstring names: `a.reshape(-1)` takes the second axis away.",
        _column,
    ),
    Transform(
        "matrix of one row",
        "The numbers are right, but {it} is a matrix of one row.",
        "Give back the shape that the docstring names: `a[0]` or `a.reshape(-1)` drops the axis.",
        lambda e: _none(e)[None],
    ),
    Transform(
        "transposed",
        "The numbers are right, but {it} is transposed: rows and columns are exchanged.",
        "Say which axis counts the examples and which the units, and keep that order.",
        _exchange_axes,
    ),
    Transform(
        "flattened",
        "The numbers are right, but {it} is flat: the shape is lost.",
        "Keep the shape of what came in: no ravel, no flatten.",
        lambda e: e.reshape(-1),
    ),
    Transform(
        "squeezed",
        "The numbers are right, but {it} has lost an axis: one of length 1 was dropped.",
        "Is there a `squeeze`, or an index that takes one column? Keep the shape that the "
        "docstring names, also for a single row.",
        np.squeeze,
    ),
    Transform(
        "two-dimensional in place of flat",
        "The numbers are right, but {it} has its entries in two columns.",
        "Give back one flat array in the order that the docstring names.",
        lambda e: _none(e).reshape(-1, 2),
    ),
    Transform(
        "first row only",
        "Only the first entry (or row) of {it} came back.",
        "Is the `return` inside the loop, one indentation too deep?",
        _first_row,
    ),
    Transform(
        "first row only",
        "Only the first row of {it} came back, where there is one for each row that goes in.",
        "Is the `return` inside the loop, or does a [0] take the first row alone?",
        _first_row_alone,
    ),
    Transform(
        "one sum",
        "The entries of {it} were added up to one number.",
        "Leave out the last sum: each entry is asked for by itself.",
        lambda e: _none(e).sum(),
    ),
    Transform(
        "one mean",
        "The entries of {it} were averaged to one number.",
        "Leave out the mean: each entry is asked for by itself.",
        lambda e: _none(e).mean(),
    ),
)

VALUES = (
    *(_rounding(digits) for digits in (4, 3, 2, 1)),
    *_cutting(
        "cut to whole numbers",
        "What stands after the point is cut off in {it}.",
        "An integer array (or `int`, or `//`) drops the fraction: make the array of floats.",
        np.trunc,
    ),
    *_cutting(
        "floored to whole numbers",
        "{It} is rounded down to whole numbers.",
        "`//` drops the fraction: use `/`.",
        np.floor,
    ),
    _rounding(0),
    Transform(
        "half precision",
        "The numbers of {it} have the three digits of float16.",
        "Compute in float64, NumPy's own choice, or in float32.",
        lambda e: e.astype(np.float16),
    ),
    Transform(
        "sign turned",
        "Every number of {it} has its sign turned.",
        "Follow the minus signs from the first line on: one is lost, or one too many.",
        np.negative,
    ),
    Transform(
        "magnitude",
        "{It} has lost its signs: every number came without its minus.",
        "Is there an `abs`, or a square and a root? The sign belongs to the answer.",
        np.abs,
    ),
    Transform(
        "twice as large",
        "{It} is twice what it should be.",
        "Look for a factor 2 that cancels, or for something added twice.",
        lambda e: 2 * e,
    ),
    Transform(
        "half as large",
        "{It} is half of what it should be.",
        "Look for a factor 1/2 that does not belong here, or for a 2 that was lost.",
        lambda e: e / 2,
    ),
    Transform(
        "squared",
        "{It} is the square of what it should be.",
        "Is a square root missing, or a square too many?",
        np.square,
    ),
    Transform(
        "square root",
        "{It} is the square root of what it should be.",
        "Is there a root too many?",
        lambda e: np.sqrt(np.where(e >= 0, e, np.nan)),
    ),
    Transform(
        "upside down",
        "{It} is one over what it should be.",
        "Numerator and denominator have changed places.",
        lambda e: 1 / e,
    ),
    Transform(
        "divided by its length",
        "{It} is divided by its own length.",
        "Leave the length as it is: how large the numbers are matters here.",
        _normalized,
    ),
    Transform(
        "clipped",
        "{It} is clipped to the range from -1 to 1.",
        "Leave the numbers as they are, however large.",
        lambda e: np.clip(e, -1, 1),
    ),
    Transform(
        "clipped at 1",
        "Every number of {it} above 1 came as 1.",
        "There is no upper limit here.",
        lambda e: np.minimum(e, 1),
    ),
    Transform(
        "averaged",
        "Every entry of {it} is the same: their mean.",
        "Each entry is asked for by itself; leave out the mean.",
        lambda e: np.full_like(e, _none(e).mean()),
    ),
    Transform(
        "in reverse order",
        "The numbers of {it} are right, but in reverse order.",
        "The docstring names the order; the chain rule finds the last layer first.",
        _reversed,
    ),
    Transform(
        "last entry left at 0",
        "The last entry of {it} is left at 0.",
        "Does a loop end one step too early? `range(n)` goes to n - 1.",
        lambda e: np.append(_none(e)[:-1], 0.0) if e.ndim == 1 else _fail(),
    ),
)


def _fail() -> Any:
    raise ValueError("does not apply")
