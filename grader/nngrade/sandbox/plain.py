"""What may cross the trust line, and how much of it: the kinds of values, and the bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_TREE_BYTES = 8 << 20
MAX_ARRAY_BYTES = 16 << 20  # the largest true answer has half a megabyte
MAX_NODES = 200_000
MAX_PARTS = 4 * MAX_NODES  # commas and opening brackets, of which no node has more on average
UNCOUNTED_BYTES = 1 << 20  # of a tree, which cannot become large in memory
MAX_DEPTH = 32
MAX_TEXT = 20_000
MAX_REPR = 200
MAX_INT = 1 << 1024  # as far as floats go; Python prints no more than 4300 digits

# Why a value cannot be handed over, in a worker's words: no others are believed.
TOO_LARGE = f"its arrays are larger than {MAX_ARRAY_BYTES >> 20} MB"
TOO_LONG = f"it is larger than {MAX_TREE_BYTES >> 20} MB of text"
TOO_MANY = "it is nested too deeply or has too many parts"
REASONS = frozenset((TOO_LARGE, TOO_LONG, TOO_MANY))

KEYS = (str, int, float, bool, type(None))  # of a dict
DTYPES = frozenset(
    ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
) | frozenset(("float16", "float32", "float64"))

# A dtype is looked up many times as fast as it tells its name. On the wire all are little-endian.
NATIVE = {name: np.dtype(name) for name in DTYPES}
LITTLE = {name: kind.newbyteorder("<") for name, kind in NATIVE.items()}
NAMES = {kind: name for name, kind in LITTLE.items()}
NAMES |= {kind.newbyteorder("S"): name for name, kind in LITTLE.items()}


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


def array_nodes(dimensions: int) -> int:
    """What an array's own brackets and commas count for, in the text of a tree."""
    return 2 + dimensions // 3


def entries(value: Any, most: int, described: float = math.inf) -> int:
    """How many numbers and other parts there are in `value`; beyond `most` they are not counted.

    An array of more than so many `described` numbers counts as one.
    """
    if isinstance(value, Tensor):
        value = value.array
    if isinstance(value, np.ndarray):
        return int(value.size) if value.size <= described else 1
    if not isinstance(value, (list, tuple, dict)):
        return 1
    count = 1
    for item in value.values() if isinstance(value, dict) else value:
        count += entries(item, most - count, described)
        if count > most:
            break
    return count
