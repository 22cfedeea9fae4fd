"""The numbers that a module's parameters are filled with: both sides work them out alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

Float32Array = np.ndarray[Any, np.dtype[np.float32]]


def filling(shapes: Sequence[Sequence[int]], seed: int) -> list[Float32Array]:
    """Normal numbers for parameters of these shapes.

    They depend on the seed, the shape, and how many of that shape came before: a module gets
    the same weights in whatever order it makes its layers.
    """
    before: Counter[tuple[int, ...]] = Counter()
    filled = []
    for shape in map(tuple, shapes):
        rng = np.random.default_rng([seed, len(shape), before[shape], *shape])
        before[shape] += 1
        filled.append(rng.normal(size=shape).astype(np.float32))
    return filled
