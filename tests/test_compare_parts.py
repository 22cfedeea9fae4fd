"""Several results, dicts, counts and exceptions as answers; and arguments left as they were."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade.compare import Raises, Rules, compare, describe
from nngrade.differences import told_apart
from nngrade.sandbox.arguments import unchanged
from nngrade.sandbox.wire import Opaque, Tensor
from nngrade.sized import Sized
from test_compare import RULES, TOO_LARGE, refused
from trees import HUGE, values

PAIR = (Sized([1.0, 2.0]), Sized(3.0))
PARAMS = {"W1": Sized([[1.0]]), "b1": Sized([2.0])}


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_two_numbers_that_differ_never_look_the_same(a: float, b: float) -> None:
    """However close they are; six digits are enough for most. The two zeros are one number."""
    due, got = told_apart(a, b)
    assert (due != got) == (a != b)
    assert told_apart(1.0, 1.5) == ("1", "1.5")


@pytest.mark.parametrize("kind", [tuple, list])
def test_several_results_may_be_a_tuple_or_a_list(kind: type) -> None:
    """Each is compared by its own rules, and a message says which is meant."""
    assert compare(kind([np.array([1.0, 2.0]), 3.0]), PAIR, RULES) is None
    assert refused(kind([[1.0, 2.0], 4.0]), PAIR).message.startswith("Result 2 should be 3, not 4")
    message = refused(kind([[1.0, 2.5], 3.0]), PAIR).message
    assert message.startswith("Here 1 of 2 entries of result 1")
    for wrong in ([[1.0, 2.0]], [[1.0, 2.0], 3.0, 3.0], []):
        assert refused(kind(wrong), PAIR).kind == "shape"


def test_results_are_called_by_their_names() -> None:
    """Those that the rubric gives them, as the code writes them."""
    rules = Rules(results=("w_new", "loss_before"))
    for answer, words in (
        ([[1.0, 2.5], 3.0], "Here 1 of 2 entries of w_new is wrong"),
        ([[1.0, 2.0], 4.0], "loss_before should be 3, not 4"),
        ([[1.0, 2.0]], "The answer should be 2 results (w_new, loss_before); there are 1."),
    ):
        mismatch = compare(answer, PAIR, rules)
        assert mismatch is not None
        assert mismatch.message.startswith(words)


def test_results_are_as_coarse_as_the_coarsest_of_them() -> None:
    """A loss computed from weights in float32 is no more exact for being a Python float."""
    weights = np.array([1.0, 2.0], dtype=np.float32)
    assert compare((weights, 3.0 + 1e-6), PAIR, RULES) is None
    assert refused((weights.astype(float), 3.0 + 1e-6), PAIR).kind == "value"
    assert refused((weights, 3.001), PAIR).kind == "value"


def test_an_array_may_hold_several_results() -> None:
    """`np.array([fan_in, fan_out])` is two whole numbers; a matrix is no pair of pairs."""
    assert compare(np.array([3, 5]), (3, 5), RULES) is None
    assert compare(np.ones((2, 3)), [Sized(np.ones(3))] * 2, RULES) is None
    assert refused(np.array([3, 5, 7]), (3, 5)).kind == "type"
    assert refused(np.array(3), (3,)).kind == "type"


@pytest.mark.parametrize(
    "answer", [None, 3.0, "ab", {"a": 1, "b": 2}, TOO_LARGE, Opaque("s", "t.S")]
)
def test_no_sequence_is_no_several_results(answer: Any) -> None:
    """A number too large to print included."""
    assert refused(answer, PAIR).message.startswith("The answer should be 2 results; it is ")


def test_a_dict_has_exactly_the_keys() -> None:
    """In any order; values are compared and named by their key."""
    right = {"b1": [2.0], "W1": np.ones((1, 1))}
    assert compare(right, PARAMS, RULES) is None
    assert "'b1'" in refused(right | {"b1": [2.5]}, PARAMS).message
    for wrong in ({"W1": np.ones((1, 1))}, right | {"b2": 0}, {}, {1: 2}):
        assert refused(wrong, PARAMS).message.endswith("the keys W1, b1 and no others.")
    assert refused(list(right.items()), PARAMS).kind == "type"
    assert refused(HUGE, PARAMS).kind == "type"


@pytest.mark.parametrize("answer", [3, 3.0, np.int8(3), np.float16(3), np.array(3.0)])
def test_a_whole_float_is_a_count(answer: Any) -> None:
    """Of any type; exactly equal."""
    assert compare(answer, 3, RULES) is None
    assert refused(answer, 4).kind == "count"
    assert refused([answer], 3).kind == "shape"


@pytest.mark.parametrize("answer", [3.5, 3 + 1e-12, math.nan, math.inf, TOO_LARGE, -3, True])
def test_a_count_is_exact(answer: Any) -> None:
    """No tolerance; what is not finite or has no end is none."""
    assert refused(answer, 3).kind == "count"


def test_a_boolean_is_a_count_of_0_or_1() -> None:
    assert compare(True, 1, RULES) is None
    assert compare(np.False_, 0, RULES) is None


@pytest.mark.parametrize("answer", [None, 1.0, Opaque("ValueError()", "builtins.ValueError")])
def test_an_exception_cannot_be_returned(answer: Any) -> None:
    """Where it is the right answer, whatever is returned is wrong."""
    assert "should raise ValueError" in refused(answer, Raises("ValueError")).message


@given(values, values)
def test_unchanged_means_the_same_to_the_bit(left: Any, right: Any) -> None:
    """A value is unchanged from itself, and from no value of another kind."""
    assert describe(left)
    if type(left) is not type(right):
        assert not unchanged(left, right)


SENT = {"X": np.arange(6.0).reshape(2, 3), "p": {"W": np.ones(2), "b": [1, 2.5]}, "s": (2, 3)}


@pytest.mark.parametrize(
    "change",
    [
        {"X": np.arange(6.0)},
        {"X": np.arange(6.0).reshape(3, 2)},
        {"X": np.arange(6, dtype=np.float32).reshape(2, 3)},
        {"X": np.arange(6.0).reshape(2, 3) * -1},
        {"X": [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]},
        {"X": Tensor(np.arange(6.0).reshape(2, 3))},
        {"p": {"b": [1, 2.5], "W": np.ones(2)}},
        {"p": {"W": np.ones(2)}},
        {"p": {"W": np.ones(2), "b": [1, 2.5], "extra": 1}},
        {"p": {"W": np.array([1, np.nextafter(1, 2)]), "b": [1, 2.5]}},
        {"p": {"W": np.ones(2), "b": (1, 2.5)}},
        {"p": {"W": np.ones(2), "b": [1.0, 2.5]}},
        {"p": None},
        {"s": (2, 4)},
        {"s": (2,)},
        {"s": [2, 3]},
    ],
    ids=repr,
)
def test_a_changed_argument_is_noticed(change: dict[str, Any]) -> None:
    """Values, shape, dtype, type, keys and their order."""
    assert unchanged(dict(SENT), SENT)
    assert not unchanged(SENT | change, SENT)


def test_a_zero_that_lost_its_sign_is_changed() -> None:
    """Bits, not values, are compared in arrays; a NaN is itself."""
    assert not unchanged(np.array([-0.0]), np.array([0.0]))
    assert not unchanged(np.zeros(2, dtype=int), np.zeros(2))
    assert unchanged(np.array([np.nan]), np.array([np.nan]))
