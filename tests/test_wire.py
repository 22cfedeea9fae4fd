"""Frames: what goes in comes out, everything is bounded, and no bytes do worse than `WireError`."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import math
from collections import OrderedDict, namedtuple
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from nngrade.sandbox import wire, worker
from trees import arrays, values


def sent(value: Any, number: int = 3) -> Any:
    """What arrives of `value`."""
    frame = wire.encode(number, value, worker._as_tensor)
    got, tree, blocks = wire.parse_header(frame[: wire.HEADER.size])
    body = frame[wire.HEADER.size :]
    assert got == number
    assert len(body) == tree + blocks
    return wire.decode(body[:tree], body[tree:])


def same(a: Any, b: Any) -> bool:
    """Of one type, equal to the bit, in the same order."""
    if type(a) is not type(b):
        return False
    if isinstance(a, (np.ndarray, np.generic)):
        return (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
    if isinstance(a, wire.Tensor):
        return same(a.array, b.array)
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float):  # JSON has one NaN, without a sign
        return (
            math.isnan(a) if math.isnan(b) else (a, math.copysign(1, a)) == (b, math.copysign(1, b))
        )
    return bool(a == b)


@given(values, st.integers(0, 2**64 - 1))
def test_every_plain_value_comes_back(value: Any, number: int) -> None:
    """Numbers (NaN, infinities, -0.0, integers of any size), texts, arrays and what holds them."""
    assert same(sent(value, number), value)


@given(arrays, st.booleans())
def test_the_layout_in_memory_does_not_matter(array: np.ndarray, swap: bool) -> None:
    """Fortran order, strides, foreign byte order, read-only views: the same numbers arrive."""
    for view in (np.asfortranarray(array), array.T, array[..., ::-1] if array.ndim else array):
        foreign = view.astype(view.dtype.newbyteorder(">")) if swap else view
        foreign.flags.writeable = False
        got = sent(foreign)
        assert same(got, np.array(view, order="C"))
        assert got.flags.writeable


class Loud(str):
    """Texts, lists and numbers of kinds of their own, which lie about themselves."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError


class Endless(list[Any]):
    def __iter__(self) -> Any:
        while True:
            yield self

    def __len__(self) -> int:
        return 1 << 60


class Matrix(np.ndarray):
    def __array__(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError

    def __array_finalize__(self, other: Any) -> None:
        return None

    tobytes = None  # type: ignore[assignment]


class Half(float):
    def __float__(self) -> float:
        return 0.5


class Color(enum.IntEnum):
    RED = 3


Pair = namedtuple("Pair", "a b")  # noqa: PYI024 (as students write it)


@pytest.mark.parametrize(
    ("value", "due"),
    [
        (Loud("a"), "a"),
        (Endless([1, 2]), [1, 2]),
        (Half(2.0), 0.5),
        (Color.RED, 3),
        (Pair(1, 2.0), (1, 2.0)),
        (OrderedDict(a=1), {"a": 1}),
        (np.ma.masked_array([1.0, 2.0], [True, False]), np.array([1.0, 2.0])),
        (np.arange(3.0).view(Matrix), np.arange(3.0)),
        (np.longdouble(1.5), np.float64(1.5)),
        ({np.int64(3): 1, 2.5: 2, None: 3}, {"np.int64(3)": 1, 2.5: 2, None: 3}),
        (10**5000, math.inf),
        (-(10**5000), -math.inf),
        ("x" * 50_000, "x" * wire.MAX_TEXT),
        ("\ud800", "?"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_kinds_of_their_own_arrive_as_plain_ones(value: Any, due: Any) -> None:
    """Subclasses lose what they override; what is too long is cut; infinite is infinite."""
    assert same(sent(value), due)


class Mute:
    def __repr__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1j, "builtins.complex"),
        ({1, 2}, "builtins.set"),
        (b"bytes", "builtins.bytes"),
        (range(3), "builtins.range"),
        (len, "builtins.builtin_function_or_method"),
        (decimal.Decimal(1), "decimal.Decimal"),
        (dt.date(2020, 1, 1), "datetime.date"),
        (np.array([None, 1]), "numpy.ndarray"),
        (np.array(["a"]), "numpy.ndarray"),
        (np.array([1j]), "numpy.ndarray"),
        (np.array(["2020-01-01"], dtype="datetime64[D]"), "numpy.ndarray"),
        (np.zeros(2, dtype=[("a", float)]), "numpy.ndarray"),
        (np.complex64(1), "numpy.complex64"),
        (torch.ones(2, requires_grad=True), "torch.Tensor"),
        (torch.nn.Parameter(torch.ones(2)), "torch.nn.parameter.Parameter"),
        (torch.ones(2, dtype=torch.complex64), "torch.Tensor"),
        (torch.eye(2).to_sparse(), "torch.Tensor"),
        (torch.ones(2, device="meta"), "torch.Tensor"),
        (Mute(), f"{__name__}.Mute"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_everything_else_is_only_shown(value: Any, kind: str) -> None:
    """As its bounded `repr` and the name of its type; also inside of a list."""
    (got,) = sent([value])
    assert isinstance(got, wire.Opaque)
    assert got.type == kind
    assert len(got.text) <= wire.MAX_REPR


@given(arrays.filter(lambda a: a.dtype not in (np.uint16, np.uint32, np.uint64)))
def test_detached_tensors_arrive_with_their_dtype(array: np.ndarray) -> None:
    """Strided and conjugated views too; bfloat16, which NumPy lacks, as float32."""
    tensor = torch.from_numpy(np.array(array))
    assert same(sent(tensor), wire.Tensor(np.array(array)))
    assert same(sent(tensor.T.contiguous().T if tensor.ndim == 2 else tensor).array, array)
    if array.dtype == np.float32:
        rounded = tensor.to(torch.bfloat16)
        assert same(sent(rounded).array, rounded.to(torch.float32).numpy())


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


itself: list[Any] = []
itself.append(itself)


@pytest.mark.parametrize(
    "value",
    [
        nested(wire.MAX_DEPTH + 1),
        itself,
        [0] * wire.MAX_NODES,
        np.zeros(wire.MAX_ARRAY_BYTES + 1, dtype=bool),
        [np.zeros(wire.MAX_ARRAY_BYTES // 2 + 1, dtype=bool)] * 2,
        ["x" * wire.MAX_TEXT] * (wire.MAX_TREE_BYTES // wire.MAX_TEXT + 1),
    ],
    ids=["deep", "endless", "many", "large", "large together", "long"],
)
def test_what_is_too_large_is_refused(value: Any) -> None:
    """Before it is sent: too deep, too many parts, too many bytes."""
    with pytest.raises(wire.WireError):
        wire.encode(1, value)


def test_the_bounds_themselves_are_allowed() -> None:
    """A value as deep, as many-parted or as large as may be comes back."""
    for value in (nested(wire.MAX_DEPTH), [0] * (wire.MAX_NODES - 1)):
        assert sent(value) == value
    assert sent(np.zeros(wire.MAX_ARRAY_BYTES, dtype=bool)).nbytes == wire.MAX_ARRAY_BYTES
