"""How strong a worker's isolation is, in one word, from the layers that were found working."""

from __future__ import annotations

import os
from collections.abc import Collection

STRONG, PARTIAL, NONE = "strong", "partial", "none"
STRENGTHS = (NONE, PARTIAL, STRONG)

# The two that a submission cannot talk its way around; each is named only after it refused a real
# attempt that had got through a moment earlier.
LANDLOCK = "Landlock"
CALL_FILTER = "system-call filter"
CARRYING = frozenset({LANDLOCK, CALL_FILTER})

USER_ID = "user id of its own"

REFUSED = "refused in a trial: "


def strength(layers: Collection[str]) -> str:
    """One of `STRENGTHS`, from a report's `isolation`."""
    found = len(CARRYING & set(layers))
    return (NONE, PARTIAL, STRONG)[found]


def layers(isolation: Collection[str]) -> list[str]:
    """The layers alone, of what `described` has put together."""
    _, *rest = isolation
    return [name for name in rest if not name.startswith(REFUSED)]


def described(working: Collection[str], refused: Collection[str]) -> tuple[str, ...]:
    """A report's `isolation`: the strength, each working layer, and what was refused in a trial."""
    word = strength(working)
    missing = " and ".join(sorted(CARRYING - set(working)))
    first = {
        STRONG: STRONG,
        PARTIAL: f"partial: no {missing}",
        NONE: "none: a self-check, not tamper-proof",
    }[word]
    tried = (REFUSED + ", ".join(refused),) if refused else ()
    return (first, *working, *tried)


def runs_as_root(isolation: Collection[str]) -> bool:
    """Whether a submission has the rights of a grader that is root."""
    return getattr(os, "geteuid", lambda: 1)() == 0 and USER_ID not in isolation
