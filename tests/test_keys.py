"""Bytes from a terminal, and the keys that they are."""

from __future__ import annotations

import pytest

from nngrade.workspace.keys import END, names, unfinished


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"n", ["n"]),
        (b"N", ["n"]),
        (b"nq", ["n", "q"]),
        (b" ", ["space"]),
        (b"\r", ["enter"]),
        (b"\x04", [END]),
        (b"\x1b", ["escape"]),
        (b"\x1b[A\x1b[B", ["up", "down"]),
        (b"\x1bOA\x1bOB", ["up", "down"]),
        (b"\x1b[5~\x1b[6~n", ["page up", "page down", "n"]),
        (b"\x1b[H\x1b[1;5Cr", ["r"]),  # Home and Ctrl-Right are no keys here, nor is the H in one
        (b"\x1bOHq", ["q"]),
        (b"\x00\x01\x7f", []),
        ("é".encode(), ["é"]),
        (b"\xff\xfe", []),
    ],
)
def test_keys_by_their_names(data: bytes, keys: list[str]) -> None:
    """Letters in either case, the arrows in both of their forms; what is unknown is nothing."""
    assert names(data) == keys


@pytest.mark.parametrize("data", [b"\x1b", b"\x1b[", b"\x1bO", b"n\x1b[", b"\x1b[5"])
def test_sequence_that_is_cut_is_waited_for(data: bytes) -> None:
    """The rest of an arrow key's bytes may come a moment later, over a slow line."""
    assert unfinished(data)


@pytest.mark.parametrize("data", [b"", b"n", b"\x1b[A", b"\x1bOH", b"\x1b[5~", b"\x1b[5~n"])
def test_whole_keys_are_not_waited_for(data: bytes) -> None:
    """Nothing more needs to come."""
    assert not unfinished(data)
