"""The trusted end of a frame: from bytes that may be anything to a bounded value.

The text of a tree is counted before it is parsed: two characters of JSON can be 64 bytes of memory.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from nngrade.printable import one_line
from nngrade.sandbox.plain import (
    KEYS,
    LITTLE,
    MAX_ARRAY_BYTES,
    MAX_DEPTH,
    MAX_INT,
    MAX_NODES,
    MAX_PARTS,
    MAX_REPR,
    MAX_TEXT,
    NATIVE,
    UNCOUNTED_BYTES,
    Generator,
    Opaque,
    Tensor,
    WireError,
    array_nodes,
)

MALFORMED = (
    ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError
)  # fmt: skip
NODE_BYTES = 64  # a list with nothing in it, and its place in another


Bytes = bytes | memoryview


def decode(tree: Bytes, blocks: Bytes) -> Any:
    """The value in a frame's two parts. Raises `WireError` for anything malformed."""
    return weighed(tree, blocks)[0]


def weighed(tree: Bytes, blocks: Bytes) -> tuple[Any, int]:
    """The value in a frame's two parts, and about how many bytes of memory it takes.

    Raises `WireError` for anything malformed.
    """
    try:
        text = str(tree, "ascii")
        if len(text) > UNCOUNTED_BYTES and _parts(bytes(tree)) > MAX_PARTS:
            raise WireError("a tree that is too large")
        unpacker = Unpacker(memoryview(blocks))
        value = unpacker.unpack(PARSER.decode(text))
    except WireError:
        raise
    except MALFORMED as error:
        raise WireError(f"malformed frame: {type(error).__name__}") from None
    return value, len(tree) + len(blocks) + NODE_BYTES * unpacker.nodes


def _no_constant(name: str) -> NoReturn:
    raise WireError("a bare NaN or infinity")


PARSER = json.JSONDecoder(parse_constant=_no_constant)


def _parts(tree: bytes) -> int:
    """Commas and opening brackets outside of strings: how much there will be to build."""
    plain = tree.replace(rb"\\", b"").replace(rb"\"", b"")
    signs = np.frombuffer(plain, dtype=np.uint8)
    outside = np.cumsum(signs == ord('"'), dtype=np.uint8) & 1 == 0
    return sum(int(np.count_nonzero(outside & (signs == sign))) for sign in b",[{")


@dataclass
class Unpacker:
    """Turns a parsed tree into a value, counting its nodes and the bytes of its arrays."""

    blocks: memoryview
    nodes: int = 0
    taken: int = 0

    def unpack(self, tree: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise WireError("a tree that is too deep or too large")
        if isinstance(tree, int):
            return _bounded(tree)
        if tree is None or isinstance(tree, float):
            return tree
        if isinstance(tree, str):  # lone surrogates would break whoever prints them
            return tree[:MAX_TEXT].encode("utf-8", "replace").decode()
        if isinstance(tree, list):
            return [self.unpack(item, depth + 1) for item in tree]
        ((tag, content),) = tree.items()
        return self._unpack_tagged(tag, content, depth)

    def _unpack_tagged(self, tag: str, content: Any, depth: int) -> Any:
        if tag == "array":
            return self._array(*content)
        if tag == "scalar":
            return self._array(*content)[()]
        if tag == "tensor":
            return Tensor(self._array(*content))
        if tag == "tuple":
            return tuple(self.unpack(item, depth + 1) for item in _listed(content))
        if tag == "dict":
            return {self._key(k): self.unpack(v, depth + 1) for k, v in _listed(content)}
        if tag == "int":
            return _bounded(int(content, 16))
        if tag == "float":
            return float(content)
        if tag == "rng":
            return Generator(_bounded(int(content)))
        if tag == "opaque":
            return _opaque(*content)
        raise WireError("an unknown tag")

    def _key(self, tree: Any) -> Any:
        key = self.unpack(tree)
        if not isinstance(key, KEYS):
            raise WireError("a dict with keys that cannot be")
        return key

    def _array(self, dtype: str, shape: list[int], start: int) -> np.ndarray[Any, Any]:
        """Arrays lie one behind the other, in the order of the tree."""
        if dtype not in LITTLE or type(start) is not int or start != self.taken:
            raise WireError("an array of a kind or at a place that is not allowed")
        if type(shape) is not list or not all(map(_is_side, shape)) or len(shape) > MAX_DEPTH:
            raise WireError("an array of an impossible shape")
        kind = LITTLE[dtype]
        self.nodes += array_nodes(len(shape))
        self.taken += math.prod(shape) * kind.itemsize
        if self.taken > len(self.blocks):
            raise WireError("arrays that are not in their frame")
        data = self.blocks[start : self.taken]
        if dtype == "bool":  # a byte that is neither 0 nor 1 would be a true that is not True
            return np.not_equal(np.frombuffer(data, dtype=np.uint8), 0).reshape(shape)
        return np.frombuffer(data, dtype=kind).astype(NATIVE[dtype], copy=True).reshape(shape)


def _listed(content: Any) -> list[Any]:
    if type(content) is not list:  # a text has parts, too
        raise WireError("parts that are no list")
    return content


def _opaque(text: Any, kind: Any) -> Opaque:
    if not isinstance(text, str) or not isinstance(kind, str):
        raise WireError("something opaque that is not told in words")
    return Opaque(one_line(text, MAX_REPR), one_line(kind, MAX_REPR))


def _is_side(n: Any) -> bool:
    return type(n) is int and 0 <= n <= MAX_ARRAY_BYTES


def _bounded(number: int) -> int:
    if abs(number) >= MAX_INT:
        raise WireError("a number that is too large")
    return number
