"""The frames that cross the trust line: plain values, bounded, never pickle.

A frame is a header (magic, version, call number, two lengths), a JSON tree and a block of raw
array bytes that the tree points into. The tree holds None, booleans, numbers, strings, lists,
tuples, dicts, arrays of a few dtypes, and `Opaque` for everything else, which is only shown.
Nothing is allocated before its declared size has been checked.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

MAGIC = b"nngr"
VERSION = 1
HEADER = struct.Struct("!4sHQII")  # magic, version, call number, bytes of JSON, bytes of arrays

MAX_TREE_BYTES = 16 << 20
MAX_ARRAY_BYTES = 64 << 20
MAX_NODES = 200_000
MAX_DEPTH = 32
MAX_TEXT = 20_000
MAX_REPR = 200
MAX_INT = 1 << 1024  # as far as floats go; Python prints no more than 4300 digits

DTYPES = frozenset(
    ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
) | frozenset(("float16", "float32", "float64"))


class WireError(ValueError):
    """Bytes, or a value, that the format does not allow."""


@dataclass(frozen=True)
class Opaque:
    """Something that is no plain value: its bounded `repr` and the name of its type."""

    text: str
    type: str


@dataclass(frozen=True)
class Tensor:
    """A detached PyTorch tensor's numbers."""

    array: np.ndarray[Any, Any]


@dataclass(frozen=True)
class Generator:
    """Stands for a `numpy.random.Generator` seeded with `seed`; made in the worker."""

    seed: int


@dataclass
class _Packer:
    """Turns a value into a JSON tree, collecting array bytes on the way."""

    as_tensor: Callable[[Any], Tensor | None]
    blocks: list[memoryview] = field(default_factory=list)
    size: int = 0
    nodes: int = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise WireError("the value is nested too deeply or has too many parts")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return _packed_int(value)
        if kind is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if isinstance(value, str):
            return str.__str__(value)[:MAX_TEXT]
        return self._pack_compound(value, depth)

    def _pack_compound(self, value: Any, depth: int) -> Any:
        if isinstance(value, list):
            return [self.pack(item, depth + 1) for item in list.__iter__(value)]
        if isinstance(value, tuple):
            return {"tuple": [self.pack(item, depth + 1) for item in tuple.__iter__(value)]}
        if isinstance(value, dict):
            items = [(k, self.pack(v, depth + 1)) for k, v in dict.items(value)]
            return {"dict": [[self.pack(k, depth + 1), v] for k, v in items]}
        if isinstance(value, Generator):
            return {"rng": value.seed}
        if isinstance(value, Tensor):
            return {"tensor": self._pack_array(value.array)}
        if isinstance(value, Opaque):
            return {"opaque": [value.text[:MAX_REPR], value.type[:MAX_REPR]]}
        if isinstance(value, (np.ndarray, np.generic)):
            return self._pack_numpy(value)
        if isinstance(value, (bool, int, float)):  # subclasses, IntEnum and the like
            return self.pack(int(value) if isinstance(value, int) else float(value), depth)
        return self.pack(self.as_tensor(value) or opaque(value), depth)

    def _pack_numpy(self, value: Any) -> Any:
        array = np.array(value, copy=None, subok=False)
        if array.dtype == np.longdouble and array.dtype != np.float64:
            array = array.astype(np.float64)
        if array.dtype.name not in DTYPES:
            return self.pack(opaque(value))
        tag = "scalar" if isinstance(value, np.generic) else "array"
        return {tag: self._pack_array(array)}

    def _pack_array(self, array: np.ndarray[Any, Any]) -> list[Any]:
        data = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        start, self.size = self.size, self.size + data.nbytes
        if self.size > MAX_ARRAY_BYTES:
            raise WireError("the arrays are larger than 64 MB")
        self.blocks.append(data.data)
        return [array.dtype.name, list(array.shape), start]


def _packed_int(value: int) -> Any:
    """Larger than any float is as good as infinite."""
    if abs(value) >= MAX_INT:
        return {"float": "inf" if value > 0 else "-inf"}
    return value if abs(value) < 1 << 63 else {"int": hex(value)}


def opaque(value: Any) -> Opaque:
    """`value` for showing only; survives a `repr` that raises."""
    try:
        text = repr(value)
    except Exception as error:
        text = f"<its repr raised {type(error).__name__}>"
    kind = type(value)
    return Opaque(text[:MAX_REPR], f"{kind.__module__}.{kind.__qualname__}"[:MAX_REPR])


def encode(
    number: int, value: Any, as_tensor: Callable[[Any], Tensor | None] = lambda value: None
) -> bytes:
    """One frame. Raises `WireError` when `value` is larger than the format allows.

    `as_tensor` recognises PyTorch's tensors where there are any: this module needs no torch.
    """
    packer = _Packer(as_tensor)
    tree = json.dumps(packer.pack(value), separators=(",", ":")).encode()
    if len(tree) > MAX_TREE_BYTES:
        raise WireError("the value is larger than 16 MB of text")
    header = HEADER.pack(MAGIC, VERSION, number, len(tree), packer.size)
    return b"".join((header, tree, *packer.blocks))


def parse_header(header: bytes) -> tuple[int, int, int]:
    """``(call number, bytes of JSON, bytes of arrays)``, sizes within bounds, or `WireError`."""
    magic, version, number, tree_bytes, array_bytes = HEADER.unpack(header)
    if magic != MAGIC or version != VERSION:
        raise WireError("not a frame of this protocol")
    if tree_bytes > MAX_TREE_BYTES or array_bytes > MAX_ARRAY_BYTES:
        raise WireError("a frame larger than the protocol allows")
    return number, tree_bytes, array_bytes


def decode(tree: bytes, blocks: bytes | memoryview) -> Any:
    """The value in a frame's two parts. Raises `WireError` for anything malformed."""
    try:
        return _Unpacker(blocks).unpack(json.loads(tree))
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise WireError(f"malformed frame: {type(error).__name__}") from None


@dataclass
class _Unpacker:
    blocks: bytes | memoryview
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
            return tuple(self.unpack(item, depth + 1) for item in content)
        if tag == "dict":
            return {_key(self.unpack(k, depth + 1)): self.unpack(v, depth + 1) for k, v in content}
        if tag == "int":
            return _bounded(int(content, 16))
        if tag == "float":
            return float(content)
        if tag == "rng":
            return Generator(int(content))
        if tag == "opaque":
            text, kind = content
            return Opaque(str(text)[:MAX_REPR], str(kind)[:MAX_REPR])
        raise WireError("an unknown tag")

    def _array(self, dtype: str, shape: list[int], start: int) -> np.ndarray[Any, Any]:
        if dtype not in DTYPES or not isinstance(start, int) or len(shape) > MAX_DEPTH:
            raise WireError("an array of a kind that is not allowed")
        if type(shape) is not list or any(type(n) is not int or n < 0 for n in shape):
            raise WireError("an array of an impossible shape")
        kind = np.dtype(dtype).newbyteorder("<")
        end = start + math.prod(shape) * kind.itemsize
        self.taken += end - start
        if start < 0 or end > len(self.blocks) or self.taken > len(self.blocks):
            raise WireError("arrays that are not in their frame")
        flat = np.frombuffer(self.blocks[start:end], dtype=kind)
        return flat.astype(dtype, copy=True).reshape(shape)


def _bounded(number: int) -> int:
    if abs(number) >= MAX_INT:
        raise WireError("a number that is too large")
    return number


def _key(key: Any) -> Any:
    """Keys of any kind are kept apart; what cannot be a key is shown as text."""
    return key if isinstance(key, (str, int, float, bool, type(None))) else repr(key)[:MAX_REPR]
