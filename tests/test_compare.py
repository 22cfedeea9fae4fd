"""What counts as the right answer: shape exactly, numbers to their precision, and what is said."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade.compare import TOLERANCE, Mismatch, Rules, compare
from nngrade.sandbox.wire import Generator, Opaque, Tensor
from nngrade.sized import Sized
from trees import HUGE

RULES = Rules()
VECTOR = Sized([1.0, -2.0, 4.0])
TOO_LARGE = pytest.param(HUGE, id="huge")
seeds = st.integers(0, 2**32)


def refused(actual: Any, expected: Any, rules: Rules = RULES, what: str = "") -> Mismatch:
    """The mismatch, which must be there and say so in one or two sentences."""
    mismatch = compare(actual, expected, rules, what)
    assert mismatch is not None
    assert re.fullmatch(r"[^\n]{10,400}\.", mismatch.message), mismatch.message
    assert len(re.findall(r"[.:;](?= |$)", mismatch.message)) <= 4, mismatch.message
    return mismatch


@pytest.mark.parametrize(
    "answer",
    [
        np.array([1.0, -2.0, 4.0]),
        np.array([1, -2, 4]),
        np.array([1, -2, 4], dtype=np.float16),
        np.array([1, -2, 4], dtype=">f4"),
        [1, -2.0, np.float32(4)],
        (np.array(1.0), np.int8(-2), 4.0),
    ],
    ids=repr,
)
def test_any_array_like_counts(answer: Any) -> None:
    """Lists, tuples, integers, NumPy scalars and 0-d arrays inside, any precision and order."""
    assert compare(answer, VECTOR, RULES) is None
    assert compare([answer, answer], Sized([VECTOR.value] * 2), RULES) is None


@pytest.mark.parametrize("answer", [1, 1.0, True, np.float32(1), np.array(1.0), np.bool_(True)])
def test_any_number_counts_as_a_scalar(answer: Any) -> None:
    """A Python number, a boolean, a NumPy scalar or a 0-d array; never an array with one entry."""
    assert compare(answer, Sized(1.0), RULES) is None
    assert compare([answer], Sized([1.0]), RULES) is None
    assert refused([answer], Sized(1.0)).kind == "shape"
    assert refused(answer, Sized([1.0])).kind == "shape"


@pytest.mark.parametrize("shape", [(6,), (1, 6), (6, 1), (2, 3), (0,), (6, 0), ()])
def test_shapes_are_strict(shape: tuple[int, ...]) -> None:
    """Nothing is broadcast or flattened: every other shape is named beside the one that is due."""
    for due in [(6,), (1, 6), (6, 1), (2, 3), (), (0,)]:
        mismatch = compare(np.ones(shape), Sized(np.ones(due)), RULES)
        assert (mismatch is None) == (shape == due)
        if mismatch is not None:
            assert mismatch.kind == "shape"
            assert f"{due}" in mismatch.message
            assert f"{shape}" in mismatch.message


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, TOO_LARGE])
def test_what_is_not_finite_never_matches(bad: Any) -> None:
    """Not even where the expected number is as large as can be; the entries are marked."""
    assert refused(bad, Sized(1e308)).kind == "nonfinite"
    mismatch = refused([1.0, bad, 4.0], VECTOR)
    assert mismatch.kind == "nonfinite"
    assert mismatch.wrong is not None
    assert mismatch.wrong.tolist() == [False, True, False]


@pytest.mark.parametrize("answer", [1e308, -1e308, 1.7e308, 10**300])
def test_enormous_numbers_are_wrong_without_ado(answer: float) -> None:
    """No overflow on the way to the message."""
    assert refused(answer, Sized(1e-10)).kind == "value"
    assert refused([answer, 1.0], Sized([-1.5e308, 1.0])).kind == "value"


@pytest.mark.parametrize(
    ("dtype", "precision"),
    [
        (np.float64, "float64"),
        (np.float32, "float32"),
        (np.float16, "float32"),
        (np.int64, "float64"),
        (np.bool_, "float64"),
    ],
)
def test_tolerance_follows_the_precision(dtype: type, precision: str) -> None:
    """float16 gets what float32 gets; integers and booleans what float64 gets."""
    answer: np.ndarray = np.ones(2, dtype=dtype)
    allowed = TOLERANCE[precision]
    assert compare(answer, Sized(np.ones(2) + 0.9 * allowed), RULES) is None
    assert refused(answer, Sized(np.ones(2) + 1.1 * allowed)).kind == "value"
    assert compare(answer[0], Sized(1 + 0.9 * allowed), RULES) is None
    assert refused(answer[0], Sized(1 + 1.1 * allowed)).kind == "value"
    mixed = [1.0, answer[1]]
    assert (compare(mixed, Sized([1.0 + 1e-6, 1.0]), RULES) is None) == (precision == "float32")


def test_what_was_computed_in_single_precision_is_held_to_that() -> None:
    """Where the rules say so, a double answer gets the tolerance of a single one."""
    assert compare(1.0, Sized(1 + 1e-6), Rules(single=True)) is None
    assert compare(1.0, Sized(1 + 1e-6), RULES) is not None


@given(st.lists(st.integers(-(10**6), 10**6), min_size=3, max_size=30), seeds)
def test_another_order_of_the_terms_passes(digits: list[int], seed: int) -> None:
    """Whatever cancels: the terms in another order, in either precision, are as right."""
    terms = np.array([*digits, *(-k for k in digits)]) / 7.0
    expected = sum((Sized(t) for t in terms), Sized(1e-9))
    for kind in (np.float64, np.float32):
        total = kind(1e-9)
        for t in np.random.default_rng(seed).permutation(terms):
            total += kind(t)
        assert compare(total, expected, RULES) is None
    wrong = 1e-9 + 1e-4 * float(expected.size)
    assert compare(wrong, expected, RULES) is not None


@given(seeds, st.integers(0, 11), st.floats(1e-3, 1e3))
def test_the_message_names_the_worst_entry(seed: int, place: int, error: float) -> None:
    """Its index, what was due and what came; `wrong` marks each entry that is off."""
    due = np.random.default_rng(seed).uniform(1, 2, size=(3, 4))
    answer: np.ndarray = due.copy()
    i, j = divmod(place, 4)
    answer[i, j] += error
    answer[(i + 1) % 3, j] += error / 2
    mismatch = refused(answer, Sized(due), what="the gradient")
    assert mismatch.message.startswith(
        f"Here 2 of 12 entries of the gradient are wrong. The worst is [{i}, {j}]: "
        f"it should be {due[i, j]:.6g}, not {answer[i, j]:.6g}"
    )
    assert mismatch.wrong is not None
    assert np.array_equal(mismatch.wrong, answer != due)


NO_ARRAYS = {
    "None": (None, "None (is a `return` missing?)"),
    "a string": ("1.0", "the str “1.0”"),
    "a dict": ({"a": 1}, "a dict of 1"),
    "a ragged list": ([[1, 2], [3]], "a ragged list"),
    "a list with None": ([1, None, 2], "None"),
    "an object": (Opaque("<x>", "builtins.set"), "a set: “<x>”"),
    "an object of a library": (Opaque("<x>", "a.B"), "a a.B: “<x>”"),
    "a graph": (Opaque("t", "torch.Tensor"), "still part of a graph"),
    "a tensor": (Tensor(np.ones(3)), "a tensor"),
    "a generator": (Generator(3), "the Generator"),
    "a long text": ("x" * 20_000, "the str"),
}


@pytest.mark.parametrize("name", NO_ARRAYS)
@pytest.mark.parametrize("expected", [Sized(1.0), VECTOR, 3], ids=["scalar", "array", "count"])
def test_what_is_no_array_is_said_to_be_so(name: str, expected: Any) -> None:
    """In words that name what came."""
    answer, words = NO_ARRAYS[name]
    mismatch = refused(answer, expected)
    assert mismatch.kind == "type"
    assert words in mismatch.message


def test_detached_tensors_count_where_the_rules_say_so() -> None:
    """In exercise 5; a list of 0-d ones too."""
    rules = Rules(tensors=True)
    assert compare(Tensor(VECTOR.value), VECTOR, rules) is None
    assert compare([Tensor(np.array(v)) for v in VECTOR.value], VECTOR, rules) is None
    assert compare(Tensor(np.ones((), dtype=np.float32)), Sized(1 + 1e-6), rules) is None
