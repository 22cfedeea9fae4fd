"""Draws from a student's sampler, with generators whose state is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def draws(
    function: Callable[..., Any],
    shape: Any,
    rest: tuple[Any, ...],
    kwargs: dict[str, Any],
    seeds: list[int | None],
) -> list[Any]:
    """``function(shape, rng, *rest, **kwargs)`` once for each seed.

    A seed makes a new generator; None goes on with the one at hand.
    """
    drawn = []
    rng = np.random.default_rng()
    for seed in seeds:
        rng = rng if seed is None else np.random.default_rng(seed)
        drawn.append(function(shape, rng, *rest, **kwargs))
    return drawn
