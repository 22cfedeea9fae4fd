"""Mistakes that show only beside a submission: imitated in a worker, and asked as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Known
from nngrade.report import Diagnosis
from nngrade.rubric import Case
from nngrade.sandbox.replies import Answered, Raised, Reply
from nngrade.sandbox.wire import Generator, Opaque, Tensor

# The allowed difference, of a number itself or of the largest of its array. In single precision
# Adam makes much of a rounding where a gradient is nearly 0.
CLOSE = {"float64": 1e-10, "float32": 1e-4}

Put = Callable[[str, Case], Reply]
Told = Sequence[tuple[Case, Reply]]


def imitated(known: Known, told: Told, put: Put) -> Diagnosis | None:
    """The first imitation that answers every case as the submission did.

    `put` asks an imitation's function a case. All are put in the order told, since some mistakes
    remember earlier calls; what comes of cases with a probe of their own is not compared.
    """
    if not all(isinstance(reply, (Answered, Raised)) for _, reply in told):
        return None
    seen = [(case, None if case.probe else _seen(known, case, reply)) for case, reply in told]
    for each in known.imitations:
        if all(_alike(mine, case, put(each.function, case), known) for case, mine in seen):
            return Diagnosis(each.name, each.message, each.hint)
    return None


def _alike(mine: Any, case: Case, reply: Reply, known: Known) -> bool:
    return case.probe is not None or alike(mine, _seen(known, case, reply), known.single)


class Unlike:
    """What no other answer is like: not even another of its kind."""


def _seen(known: Known, case: Case, reply: Reply) -> Any:
    """What an imitation is held to: the value as the question views it, or the exception's type."""
    if isinstance(reply, Raised):
        return f"raised {reply.type}"
    if not isinstance(reply, Answered):
        return Unlike()
    if known.view is None:
        return reply.value
    try:
        return known.view(reply.value, case)
    except Exception:  # a view expects the form of an answer, and anything may have come
        return Unlike()


def alike(mine: Any, theirs: Any, single: bool = False) -> bool:
    """Whether two values that came from workers are equal but for rounding.

    With `single` all numbers count as computed in single precision, whatever their type.
    """
    if isinstance(mine, Tensor) or isinstance(theirs, Tensor):
        if not (isinstance(mine, Tensor) and isinstance(theirs, Tensor)):
            return False
        return alike(mine.array, theirs.array, single)
    if isinstance(mine, dict):
        return (
            isinstance(theirs, dict)
            and mine.keys() == theirs.keys()
            and all(alike(mine[key], theirs[key], single) for key in mine)
        )
    if isinstance(mine, (list, tuple)):
        return (
            isinstance(theirs, (list, tuple))  # several results come as either
            and len(mine) == len(theirs)
            and all(alike(a, b, single) for a, b in zip(mine, theirs, strict=True))
        )
    if isinstance(mine, Opaque) or isinstance(theirs, Opaque):
        return isinstance(mine, Opaque) and isinstance(theirs, Opaque) and mine.type == theirs.type
    if isinstance(mine, (Generator, str)) or mine is None:
        return type(mine) is type(theirs) and bool(mine == theirs)
    return _close(np.asarray(mine), np.asarray(theirs), single)


def _close(mine: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any], single: bool) -> bool:
    kinds = {mine.dtype.kind, theirs.dtype.kind}
    if mine.shape != theirs.shape or not kinds <= set("fiub"):
        return False
    coarse = single or "float32" in (mine.dtype.name, theirs.dtype.name)
    close = CLOSE["float32" if coarse else "float64"]
    scale = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
    return bool(np.allclose(mine, theirs, rtol=close, atol=close * scale, equal_nan=True))
