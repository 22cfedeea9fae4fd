"""Compares what came with what was expected: shape exactly, numbers within their precision.

An expected value is a `Sized` (a number or an array with the size of its terms), an `int` (a
count), a `Raises`, or a tuple, list or dict of those. What came is a plain value from the wire.
"""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from nngrade.differences import difference, subject
from nngrade.printable import one_line, quoted
from nngrade.sandbox.plain import entries
from nngrade.sandbox.wire import Opaque, Tensor
from nngrade.sized import FloatArray, Sized

# Allowed difference as a multiple of the size of the terms: about 50,000 (float64) and 100
# (float32) roundings, far above what any order of summation costs at the sizes under test and
# far below any mistake.
TOLERANCE = {"float64": 1e-11, "float32": 1e-5}
SINGLE = "ef"  # float16 and float32, as NumPy's dtypes are coded: a name takes long to make
LONGER = 100  # times the entries that are due: a list of so many is not looked at
PLAIN = frozenset((float, int, bool))
MAX_SHOWN = 120
KIND = re.compile(r"[\w.<>]{1,100}")  # of a type's name


@dataclass(frozen=True)
class Raises:
    """The right answer is an exception of this type."""

    type: str


@dataclass(frozen=True)
class Rules:
    """What an exercise accepts beside arrays and numbers."""

    tensors: bool = False  # detached PyTorch tensors count as arrays
    single: bool = False  # computed in float32, whatever the type of the answer
    results: tuple[str, ...] = ()  # what the parts of an answer of several are called


@dataclass(frozen=True)
class Mismatch:
    """What is wrong with one answer.

    `expected` and `actual` are the part that it speaks of, and `wrong` marks that part's entries,
    in its shape. Where there are several results, `marks` has an item for each: its wrong
    entries, True where it is wrong as a whole, False where it is right.
    """

    kind: str  # "type", "shape", "count", "nonfinite", "value", "mutation", "law"
    message: str
    wrong: np.ndarray[Any, Any] | None = None
    expected: Any = None
    actual: Any = None
    marks: list[Any] | None = None


class NotAnAnswer(ValueError):
    """What came from the untrusted side has not even the form of an answer."""


class NotAnArray(NotAnAnswer):
    """What came is no number, array or nested list of numbers; the message says what it is."""


class OtherShape(Exception):
    """Numbers came, in a shape that is not the one due; the message is that shape."""


def compare(actual: Any, expected: Any, rules: Rules, what: str = "") -> Mismatch | None:
    """The first mismatch, or None when `actual` is right. `what` names a part in messages.

    Where one of several results is in single precision, all may be as coarse: they were
    computed from each other.
    """
    if holds_single(actual):
        rules = replace(rules, single=True)
    if isinstance(expected, Sized):
        return _compare_array(actual, expected, rules, what)
    if isinstance(expected, Mapping):
        return _compare_dict(actual, expected, rules, what)
    if isinstance(expected, (tuple, list)):
        return _compare_several(actual, expected, rules, what)
    if isinstance(expected, Raises):
        message = f"It should raise {expected.type} here; it answered {describe(actual)}."
        return Mismatch("type", message, None, expected, actual)
    return _compare_count(actual, expected, rules, what)


def _compare_array(actual: Any, expected: Sized, rules: Rules, what: str) -> Mismatch | None:
    try:
        array, precision = as_array(actual, rules, expected.shape)
    except NotAnArray as problem:
        due = "a number" if expected.shape == () else f"an array of shape {expected.shape}"
        message = f"{subject(what)} should be {due}; it is {problem}."
        return Mismatch("type", message, None, expected, actual)
    except OtherShape as problem:
        message = f"{subject(what)} should have shape {expected.shape}; it has shape {problem}."
        return Mismatch("shape", message, None, expected, actual)
    tolerance = TOLERANCE["float32" if rules.single else precision]
    allowed = np.asarray(tolerance * expected.size)
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(array - expected.value)
    wrong = ~(off <= allowed)  # so that NaN is wrong
    if not wrong.any():
        return None
    message = difference(array, expected, off, allowed, wrong, what)
    kind = "value" if np.isfinite(array).all() else "nonfinite"
    return Mismatch(kind, message, wrong, expected, actual)


def _compare_several(
    actual: Any, expected: Sequence[Any], rules: Rules, what: str
) -> Mismatch | None:
    if _holds_all(actual, expected):
        actual = list(actual)
    if not isinstance(actual, (tuple, list)):
        return Mismatch(
            "type",
            f"{subject(what)} should be {_results(expected, rules)}; it is {describe(actual)}.",
        )
    if len(actual) != len(expected):
        return Mismatch(
            "shape",
            f"{subject(what)} should be {_results(expected, rules)}; there are {len(actual)}.",
        )
    found = []
    for index, (part, due) in enumerate(zip(actual, expected, strict=True)):
        name = rules.results[index] if rules.results else f"result {index + 1}"
        inside = f"{what}, {name}" if what else name
        found.append(compare(part, due, replace(rules, results=()), inside))
    first = next((each for each in found if each), None)
    if first is None:
        return None
    return replace(first, marks=[_marks(each) for each in found])


def _holds_all(actual: Any, expected: Sequence[Any]) -> bool:
    """Whether an array stands for all results: there is an entry for each, and all have its shape.

    An array of two numbers is not two results where one of them should be an array.
    """
    if not isinstance(actual, np.ndarray) or not actual.ndim or len(actual) != len(expected):
        return False
    return all(getattr(due, "shape", ()) == actual.shape[1:] for due in expected)


def _marks(mismatch: Mismatch | None) -> Any:
    """The marks of one result of several."""
    if mismatch is None:
        return False
    return True if mismatch.wrong is None or mismatch.marks is not None else mismatch.wrong


def _results(expected: Sequence[Any], rules: Rules) -> str:
    """How many results are due, by name where they have one."""
    names = f" ({', '.join(rules.results)})" if rules.results else ""
    return f"{len(expected)} results{names}"


def holds_single(value: Any) -> bool:
    """Whether any number in `value` is of single precision."""
    if isinstance(value, Tensor):
        value = value.array
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.char in SINGLE
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, (list, tuple)) and any(map(holds_single, value))


def _compare_dict(
    actual: Any, expected: Mapping[str, Any], rules: Rules, what: str
) -> Mismatch | None:
    if not isinstance(actual, dict):
        return Mismatch("type", f"{subject(what)} should be a dict; it is {describe(actual)}.")
    if set(actual) != set(expected):
        keys = ", ".join(map(str, expected))
        return Mismatch("shape", f"{subject(what)} should have the keys {keys} and no others.")
    for key, due in expected.items():
        if mismatch := compare(actual[key], due, rules, f"{what}[{key!r}]" if what else repr(key)):
            return mismatch
    return None


def _compare_count(actual: Any, expected: int, rules: Rules, what: str) -> Mismatch | None:
    try:
        array, _ = as_array(actual, rules, ())
    except NotAnArray as problem:
        return Mismatch("type", f"{subject(what)} should be a whole number; it is {problem}.")
    except OtherShape as shape:
        return Mismatch("shape", f"{subject(what)} should be one whole number, not shape {shape}.")
    if float(array) == expected:
        return None
    return Mismatch("count", f"{subject(what)} should be {expected}, not {float(array):g}.")


def as_array(
    value: Any, rules: Rules, due: tuple[int, ...] | None = None
) -> tuple[FloatArray, str]:
    """`value` as float64 and the precision it came in. Raises `NotAnArray`.

    With a shape that is `due` it raises `OtherShape` for any other; what is far too large is not
    converted first.
    """
    if isinstance(value, Tensor):
        if not rules.tensors:
            raise NotAnArray("a tensor where a plain number or NumPy array is due")
        value = value.array
    if due is not None and isinstance(value, (np.ndarray, np.generic)) and value.shape != due:
        raise OtherShape(str(value.shape))
    most = LONGER * (math.prod(due or ()) + 1)
    if due is not None and isinstance(value, (list, tuple)) and entries(value, most) > most:
        raise OtherShape(f"({len(value)}, …)")
    array, precision = _converted(value, rules)
    if due is not None and array.shape != due:
        raise OtherShape(str(array.shape))
    return array, precision


def _converted(value: Any, rules: Rules) -> tuple[FloatArray, str]:
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        precision = "float32" if array.dtype.char in SINGLE else "float64"
        with np.errstate(invalid="ignore"):  # there are NaNs that tell of being converted
            return array.astype(np.float64), precision
    if isinstance(value, (bool, int, float)):
        try:
            return np.asarray(float(value)), "float64"
        except OverflowError:
            return np.asarray(np.inf), "float64"
    if isinstance(value, (list, tuple)):
        return _stacked(value, rules)
    raise NotAnArray(describe(value))


def _stacked(parts: Sequence[Any], rules: Rules) -> tuple[FloatArray, str]:
    """A list's items as one array, as coarse as its coarsest item."""
    if not parts:
        return np.zeros(0), "float64"
    if PLAIN.issuperset(map(type, parts)):
        with contextlib.suppress(OverflowError):
            return np.array(parts, dtype=np.float64), "float64"
    found = [as_array(part, rules) for part in parts]
    if len({array.shape for array, _ in found}) > 1:
        raise NotAnArray("a ragged list: its items have different shapes")
    coarse = any(precision == "float32" for _, precision in found)
    return np.stack([array for array, _ in found]), "float32" if coarse else "float64"


def describe(value: Any) -> str:
    """A few words for what came, with an article."""
    if value is None:
        return "None (is a `return` missing?)"
    if isinstance(value, Opaque):
        kind = value.type.removeprefix("builtins.")
        if kind in ("torch.Tensor", "torch.nn.parameter.Parameter"):
            return "a tensor that is still part of a graph (`.detach()` it)"
        if kind == "numpy.ndarray":
            return f"an array that does not hold plain numbers: {quoted(value.text)}"
        return f"a {kind if KIND.fullmatch(kind) else 'thing'}: {quoted(value.text)}"
    if isinstance(value, Tensor):
        return f"a tensor of shape {value.array.shape}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple, dict)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, str):
        return f"the str {quoted(value, MAX_SHOWN)}"
    return f"the {type(value).__name__} {one_line(repr(value), MAX_SHOWN)}"
