"""The frames that cross the trust line: plain values, bounded, never pickle.

A frame is a header (magic, version, call number, two lengths), a JSON tree and a block of raw
array bytes that the tree points into. The tree holds None, booleans, numbers, strings, lists,
tuples, dicts, arrays of a few dtypes, and `Opaque` for everything else, which is only shown.
Nothing is allocated before its declared size has been checked.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

from nngrade.sandbox.packing import Packer
from nngrade.sandbox.plain import (
    DTYPES,
    MAX_ARRAY_BYTES,
    MAX_DEPTH,
    MAX_INT,
    MAX_NODES,
    MAX_REPR,
    MAX_TEXT,
    MAX_TREE_BYTES,
    REASONS,
    TOO_LONG,
    Generator,
    Opaque,
    Tensor,
    WireError,
)
from nngrade.sandbox.unpacking import decode, weighed

__all__ = [
    "DTYPES",
    "HEADER",
    "MAGIC",
    "MAX_ARRAY_BYTES",
    "MAX_DEPTH",
    "MAX_INT",
    "MAX_NODES",
    "MAX_REPR",
    "MAX_TEXT",
    "MAX_TREE_BYTES",
    "REASONS",
    "VERSION",
    "Generator",
    "Opaque",
    "Tensor",
    "WireError",
    "decode",
    "encode",
    "parse_header",
    "weighed",
]

MAGIC = b"nngr"
VERSION = 1
WRITER = json.JSONEncoder(separators=(",", ":"))
HEADER = struct.Struct("!4sHQII")  # magic, version, call number, bytes of JSON, bytes of arrays


def encode(
    number: int, value: Any, as_tensor: Callable[[Any], Tensor | None] = lambda value: None
) -> bytes:
    """One frame. Raises `WireError` when `value` is larger than the format allows.

    `as_tensor` recognises PyTorch's tensors where there are any: this module needs no torch.
    """
    packer = Packer(as_tensor)
    tree = WRITER.encode(packer.pack(value)).encode()
    if len(tree) > MAX_TREE_BYTES:
        raise WireError(TOO_LONG)
    header = HEADER.pack(MAGIC, VERSION, number, len(tree), packer.size)
    return b"".join((header, tree, *packer.blocks))


def parse_header(header: bytes) -> tuple[int, int, int]:
    """``(call number, bytes of JSON, bytes of arrays)``, sizes within bounds, or `WireError`."""
    magic, version, number, tree_bytes, array_bytes = HEADER.unpack(header)
    if magic != MAGIC or version != VERSION:
        raise WireError("bytes that are no frame of this protocol")
    if tree_bytes > MAX_TREE_BYTES or array_bytes > MAX_ARRAY_BYTES:
        raise WireError("a frame larger than the protocol allows")
    return number, tree_bytes, array_bytes
