"""The arguments of a call: the submission gets a copy, and what it left alone need not cross."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from nngrade.sandbox import wire
from nngrade.sandbox.arguments import AS_THEY_CAME, come_back, handed_over
from trees import values

ARGS: list[Any] = [np.array([1.0, np.nan]), {"W": np.ones((2, 2))}, [np.zeros(1), 2.0], 3.0]


def _change_array(args: list[Any]) -> None:
    args[0][0] = 2.0


def _change_shape(args: list[Any]) -> None:
    args[1]["W"].shape = (4,)


def _change_item(args: list[Any]) -> None:
    args[2][1] = 2


def _add_key(args: list[Any]) -> None:
    args[1]["b"] = 0.0


@given(values)
def test_a_copy_is_left_as_it_came(value: Any) -> None:
    """Whatever was sent, a function that only reads it has changed nothing."""
    request = {"args": [value], "kwargs": {"named": value}}
    args, kwargs = [handed_over(value)], {"named": handed_over(value)}
    assert come_back(args, kwargs, request) is AS_THEY_CAME


@pytest.mark.parametrize("change", [_change_array, _change_shape, _change_item, _add_key])
def test_a_change_comes_back(change: Any) -> None:
    """In an array, in its shape, in a list, in a dict; and the grader's own stay as they were."""
    request = {"args": copy.deepcopy(ARGS), "kwargs": {}}
    args = [handed_over(arg) for arg in request["args"]]
    assert come_back(args, {}, request) is AS_THEY_CAME
    change(args)
    left = come_back(args, {}, request)
    assert left["args"] == args
    assert repr(request["args"]) == repr(ARGS)


def test_a_generator_may_be_used() -> None:
    """It is meant to be drawn from: what comes back is the seed it was made of."""
    request = {"args": [wire.Generator(5), 1.0], "kwargs": {}}
    args = [handed_over(arg) for arg in request["args"]]
    assert args[0].integers(1 << 30) == np.random.default_rng(5).integers(1 << 30)
    assert come_back(args, {}, request) is AS_THEY_CAME
