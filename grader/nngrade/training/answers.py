"""Reading what the worker sent back as the numbers they should be: data, never to be trusted."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from nngrade.compare import NotAnArray, Rules, as_array, describe
from nngrade.training.data import FloatArray, Parts
from nngrade.training.faults import Stopped, failed
from nngrade.training.outcome import Layer

NUMBERS = Rules(tensors=True, single=True)
ROUNDING = 1e-5  # single precision is allowed for targets
SCALED = 1e-3  # a feature further off than this (relative to 1 + its size) is scaled differently


def parts(value: Any, expected: Parts) -> tuple[Parts, str]:
    """The student's split, and a remark where its features are scaled in another way.

    Raises `Stopped` where the rows are not the tutorial's, since no test error then means anything.
    """
    due = (expected.X_train, expected.X_test, expected.y_train, expected.y_test)
    found = [numbers(part) for part in value] if isinstance(value, (tuple, list)) else []
    if [None if part is None else part.shape for part in found] != [part.shape for part in due]:
        shapes = ", ".join(str(part.shape) for part in due)
        raise _other_split(f"does not return four arrays of the shapes {shapes}")
    whole = [part for part in found if part is not None and np.isfinite(part).all()]
    if len(whole) < len(due):
        raise _other_split("returns numbers that are not finite")
    X_train, X_test, y_train, y_test = whole
    for part, right in ((y_train, expected.y_train), (y_test, expected.y_test)):
        if not np.allclose(part, right, rtol=ROUNDING, atol=0):
            raise _other_split("does not pick the rows that train_test_split does")
    off = max(
        float(np.max(np.abs(part - right) / (1 + np.abs(right))))
        for part, right in ((X_train, expected.X_train), (X_test, expected.X_test))
    )
    remark = (
        ""
        if off <= SCALED
        else (
            "split_and_scale does not standardize the features with the training part's mean and "
            "deviation; `nngrade check exercise5 --only split_and_scale` says more."
        )
    )
    return Parts(X_train, X_test, y_train, y_test), remark


def _other_split(what: str) -> Stopped:
    return failed(
        f"split_and_scale {what}, so there is no test part to judge a network by; "
        "`nngrade check exercise5 --only split_and_scale` says more."
    )


def numbers(value: Any) -> FloatArray | None:
    """`value` as an array of numbers, None where it is none."""
    try:
        return as_array(value, NUMBERS)[0]
    except NotAnArray:
        return None


def losses(value: Any, epochs: int) -> tuple[tuple[float, ...], str]:
    """The losses that `train` returned, one an epoch; or none of them, and a remark."""
    found = numbers(value)
    if found is not None and found.shape == (epochs,):
        return tuple(map(float, found)), ""
    due = f"a list of {epochs} losses, one for each epoch" if epochs > 1 else "a list of one loss"
    return (), f"train returned {describe(value)} where {due} is due: there is no curve to show."


def claimed(value: Any, test_mse: float, tolerance: float = 1e-4) -> str:
    """A remark where the student's `evaluate` does not give the error that the grader finds."""
    found = numbers(value)
    if found is None or found.size != 1:
        return f"evaluate returned {describe(value)} where one number is due."
    number = float(found.reshape(()))
    if math.isfinite(number) and abs(number - test_mse) <= tolerance * abs(test_mse):
        return ""
    return (
        f"Your evaluate gives {number:.6g} for the test part, but the predictions' mean squared "
        f"error is {test_mse:.6g}; `nngrade check exercise5 --only evaluate` says more."
    )


def predictions(value: Any, rows: int) -> FloatArray:
    """One finite number for each test row. Raises `Stopped`."""
    found = numbers(value)
    if found is None or found.shape not in ((rows,), (rows, 1)):
        came = describe(value) if found is None else f"an array of shape {found.shape}"
        raise failed(f"HousePricesMLP gave {came} for {rows} test rows, where ({rows}, 1) is due.")
    bad = int(np.sum(~np.isfinite(found)))
    if bad:
        raise failed(
            f"After the training HousePricesMLP's output is not finite for {bad} of {rows} test "
            "rows: the weights have run away to infinity or NaN."
        )
    return found.reshape(rows)


def layers(value: Any) -> tuple[Layer, ...]:
    """The hidden layers' dead units; none where what came does not fit together."""
    if not isinstance(value, list):
        return ()
    found = []
    for pair in value:
        counts = isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair)
        if not counts or not 0 <= pair[0] <= pair[1]:
            return ()
        found.append(Layer(*pair))
    return tuple(found)
