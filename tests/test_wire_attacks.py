"""Bytes that no honest worker sends: what comes of them is a bounded value or a `WireError`."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from nngrade.sandbox import replies, wire
from trees import texts, values

tags = st.sampled_from(["array", "scalar", "tensor", "tuple", "dict", "int", "float", "rng"])
json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        texts,
        st.sampled_from([*sorted(wire.DTYPES), "0x10", "nan", "1e400", "9" * 5000]),
        st.sampled_from([1 << 62, -1, 10**400, 1e308, [0, 1 << 62, 1 << 62], [1 << 40, 0]]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(tags, st.just("opaque"), texts), inner, max_size=2),
        st.builds(
            lambda tag, dtype, shape, start: {tag: [dtype, shape, start]},
            st.sampled_from(["array", "scalar", "tensor"]),
            st.one_of(st.sampled_from(sorted(wire.DTYPES)), inner),
            st.one_of(st.lists(st.integers(0, 3), max_size=3), inner),
            st.one_of(st.integers(-2, 20), inner),
        ),
    ),
    max_leaves=15,
)


def decoded(tree: bytes, blocks: bytes = bytes(64)) -> Any:
    """The value, or None where the frame is refused as it should be."""
    try:
        return wire.decode(tree, blocks)
    except wire.WireError:
        return None


@given(st.binary(max_size=2 * wire.HEADER.size))
def test_any_bytes_are_a_header_or_refused(data: bytes) -> None:
    """Sizes beyond the bounds are refused before anything is read."""
    head = data[: wire.HEADER.size].ljust(wire.HEADER.size, b"\0")
    for header in (head, wire.MAGIC + wire.VERSION.to_bytes(2) + head[6:]):
        try:
            _, tree, blocks = wire.parse_header(header)
        except wire.WireError:
            continue
        assert tree <= wire.MAX_TREE_BYTES
        assert blocks <= wire.MAX_ARRAY_BYTES


@given(st.binary(max_size=200), st.binary(max_size=50))
@example(b"[" * 100_000, b"")
@example(b'{"a":' * 100_000, b"")
@example(b"9" * 5000, b"")
@example(b"\xff\xfe", b"")
def test_any_bytes_are_a_tree_or_refused(tree: bytes, blocks: bytes) -> None:
    decoded(tree, blocks)


@given(json_values)
@example({"int": "9" * 100_000})
@example({"rng": 1e400})
@example({"dict": [[{"dict": []}, 1]]})
@example({"array": ["float64", [0, 1 << 62, 1 << 62], 0]})
def test_any_json_is_a_tree_or_refused(tree: Any) -> None:
    """Also right tags with wrong contents. What comes out is plain, and can be sent again."""
    value = decoded(json.dumps(tree).encode())
    assert wire.encode(0, value)


@given(values, st.data())
def test_a_damaged_frame_is_a_frame_or_refused(value: Any, data: st.DataObject) -> None:
    """Bytes changed, left out, doubled or put in."""
    frame = bytearray(wire.encode(1, value))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(frame)))
        end = data.draw(st.integers(place, min(len(frame), place + 9)))
        frame[place:end] = data.draw(
            st.one_of(st.binary(max_size=9), st.just(frame[place:end] * 2))
        )
    size = wire.HEADER.size
    assume(len(frame) >= size)
    try:
        _, tree, _ = wire.parse_header(bytes(frame[:size]))
    except wire.WireError:
        return
    decoded(bytes(frame[size : size + tree]), bytes(frame[size + tree :]))


@pytest.mark.parametrize("kind", ["float64", "bool"])
def test_arrays_take_no_more_than_was_declared(kind: str) -> None:
    """A frame cannot point into the same bytes again and again, or ask for what is not there."""
    blocks = bytes(1 << 20)
    many = [{"array": [kind, [len(blocks) // np.dtype(kind).itemsize], 0]}] * 500
    tree = json.dumps(many).encode()
    tracemalloc.start()
    assert decoded(tree, blocks) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * len(blocks)
    assert decoded(json.dumps(many[0]).encode(), blocks[:-1]) is None
    assert decoded(json.dumps(many[0]).encode(), blocks).nbytes == len(blocks)


@pytest.mark.parametrize(
    "content",
    [
        ["float64", [1], -8],
        ["float64", [1], 57],
        ["float64", [9], 0],
        ["float64", [True], 0],
        ["float64", [1.0], 0],
        ["float64", [-1], 0],
        ["float64", [1] * 33, 0],
        ["float64", "", 0],
        ["float64", {}, 0],
        ["float64", [1], 0.0],
        ["complex64", [1], 0],
        ["object", [1], 0],
        ["float64", [1]],
    ],
    ids=repr,
)
def test_an_array_lies_in_its_frame(content: Any) -> None:
    """With a shape of whole numbers and a dtype of the list."""
    assert decoded(json.dumps({"array": ["float64", [8], 0]}).encode()).size == 8
    for tag in ("array", "scalar", "tensor"):
        assert decoded(json.dumps({tag: content}).encode()) is None


parts = ("value", "left", "names", "standins", "type", "bases", "message", "line", "source")
messages = st.dictionaries(st.sampled_from([*parts, "trace", "unwritten", "kind"]), values)
kinds = st.sampled_from(["value", "loaded", "absent", "unsendable", "progress", "hello"])


@given(messages, st.one_of(kinds, values))
def test_any_value_is_a_reply_or_refused(message: dict[str, Any], kind: Any) -> None:
    """`replies.parse` raises `ValueError` and nothing else."""
    for reply in (message, message | {"kind": kind}, list(message.values())):
        with contextlib.suppress(ValueError):
            assert replies.parse(reply)


@given(messages, st.one_of(values, st.integers(-2, 2)))
def test_an_exception_is_told_in_bounded_words(message: dict[str, Any], line: Any) -> None:
    """Whatever its fields hold; a line is a number that counts from 1, or none."""
    with contextlib.suppress(ValueError):
        raised = replies.parse(message | {"kind": "raised", "line": line})
        assert isinstance(raised, replies.Raised)
        assert raised.line is None or (type(raised.line) is int and raised.line >= 1)
        assert isinstance(raised.unwritten, bool)
        for word in (raised.type, raised.message, raised.source, raised.trace, *raised.bases):
            assert isinstance(word, str)
            assert len(word) <= wire.MAX_TEXT


@given(values)
def test_a_reply_needs_its_kind_and_its_fields(value: Any) -> None:
    """A value is answered only with the arguments as they were left."""
    assert replies.parse({"kind": "value", "value": value, "left": None}).value is value  # type: ignore[union-attr]
    for reply in (value, {"kind": "value", "value": value}, {"value": value, "left": None}):
        with pytest.raises(ValueError, match="a reply"):
            replies.parse(reply)
