"""Draws from a student's sampler, with generators whose state is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.random  # before the forks, for all of them


def draws(
    function: Callable[..., Any],
    shape: Any,
    plan: list[tuple[tuple[Any, ...], dict[str, Any], int | None]],
) -> list[Any]:
    """``function(shape, rng, *rest, **named)`` for each ``(rest, named, seed)`` of the plan.

    A seed makes a new generator; None goes on with the one at hand.
    """
    drawn = []
    rng = np.random.default_rng()
    for rest, named, seed in plan:
        rng = rng if seed is None else np.random.default_rng(seed)
        drawn.append(function(shape, rng, *rest, **named))
    return drawn
