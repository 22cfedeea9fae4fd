"""Mistakes that show only beside a submission: imitated in a worker, and asked as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Imitation
from nngrade.report import Diagnosis
from nngrade.rubric import Case
from nngrade.sandbox.replies import Answered, Reply
from nngrade.sandbox.wire import Generator, Opaque, Tensor

RELATIVE = {"float64": 1e-9, "float32": 1e-4}
ABSOLUTE = 1e-6  # of the largest number of an array

Put = Callable[[str, Case], Reply]


def imitated(
    imitations: Sequence[Imitation], told: Sequence[tuple[Case, Reply]], put: Put
) -> Diagnosis | None:
    """The first imitation that answers every case as the submission did.

    `put` asks an imitation's function a case. Cases with a probe of their own are left out.
    """
    cases = [(case, reply) for case, reply in told if case.probe is None]
    if not cases or not all(isinstance(reply, Answered) for _, reply in cases):
        return None
    for each in imitations:
        if all(_alike(reply, put(each.function, case)) for case, reply in cases):
            return Diagnosis(each.name, each.message, each.hint)
    return None


def _alike(mine: Reply, theirs: Reply) -> bool:
    return (
        isinstance(mine, Answered)
        and isinstance(theirs, Answered)
        and alike(mine.value, theirs.value)
    )


def alike(mine: Any, theirs: Any) -> bool:
    """Whether two values that came from workers are equal but for rounding."""
    if isinstance(mine, Tensor) or isinstance(theirs, Tensor):
        if not (isinstance(mine, Tensor) and isinstance(theirs, Tensor)):
            return False
        return alike(mine.array, theirs.array)
    if isinstance(mine, dict):
        return (
            isinstance(theirs, dict)
            and mine.keys() == theirs.keys()
            and all(alike(mine[key], theirs[key]) for key in mine)
        )
    if isinstance(mine, (list, tuple)):
        return (
            type(mine) is type(theirs)
            and len(mine) == len(theirs)
            and all(map(alike, mine, theirs))
        )
    if isinstance(mine, (Opaque, Generator, str)) or mine is None:
        return type(mine) is type(theirs) and (isinstance(mine, Opaque) or bool(mine == theirs))
    return _close(np.asarray(mine), np.asarray(theirs))


def _close(mine: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any]) -> bool:
    if (
        mine.shape != theirs.shape
        or mine.dtype.kind not in "fiub"
        or theirs.dtype.kind not in "fiub"
    ):
        return False
    precision = "float32" if "float32" in (mine.dtype.name, theirs.dtype.name) else "float64"
    scale = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
    return bool(
        np.allclose(mine, theirs, rtol=RELATIVE[precision], atol=ABSOLUTE * scale, equal_nan=True)
    )
