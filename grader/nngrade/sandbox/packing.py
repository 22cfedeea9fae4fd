"""The untrusted end of a frame: any value, made into a JSON tree and the bytes of its arrays."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nngrade.sandbox.plain import (
    KEYS,
    LITTLE,
    MAX_ARRAY_BYTES,
    MAX_DEPTH,
    MAX_INT,
    MAX_NODES,
    MAX_REPR,
    MAX_TEXT,
    NAMES,
    TOO_LARGE,
    TOO_MANY,
    Generator,
    Opaque,
    Tensor,
    WireError,
    array_nodes,
)


@dataclass
class Packer:
    """Turns a value into a JSON tree, collecting array bytes on the way."""

    as_tensor: Callable[[Any], Tensor | None]
    blocks: list[memoryview] = field(default_factory=list)
    size: int = 0
    nodes: int = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise WireError(TOO_MANY)
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
            items = dict.items(value)
            return {"dict": [[self._pack_key(k), self.pack(v, depth + 1)] for k, v in items]}
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

    def _pack_key(self, key: Any) -> Any:
        """A key that is no plain value is only shown, as text."""
        return self.pack(key if isinstance(key, KEYS) else opaque(key).text)

    def _pack_numpy(self, value: Any) -> Any:
        array = np.array(value, copy=None, subok=False)
        if array.dtype not in NAMES and array.dtype == np.longdouble:
            array = array.astype(np.float64)
        if array.dtype not in NAMES:
            return self.pack(opaque(value))
        tag = "scalar" if isinstance(value, np.generic) else "array"
        return {tag: self._pack_array(array)}

    def _pack_array(self, array: np.ndarray[Any, Any]) -> list[Any]:
        name = NAMES[array.dtype]
        data = np.ascontiguousarray(array, dtype=LITTLE[name])
        start, self.size = self.size, self.size + data.nbytes
        self.nodes += array_nodes(array.ndim)
        if self.size > MAX_ARRAY_BYTES:
            raise WireError(TOO_LARGE)
        self.blocks.append(data.data)
        return [name, list(array.shape), start]


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
