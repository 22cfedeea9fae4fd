"""Which hint comes next in a workspace: for which check, and at which level."""

from __future__ import annotations

from pathlib import Path

from nngrade import rubrics
from nngrade.hints import Hint, hints
from nngrade.workspace.folder import State


def stuck_at(exercise: str, around: Path | None) -> tuple[str, str]:
    """The check that a student who names none most likely means, and a sentence on why."""
    names = [question.name for question in rubrics.load(exercise).questions]
    last = State.read(around).checks.get(exercise) if around else None
    if last is None:
        return names[0], f"{names[0]} is the first check of {exercise}."
    for name in names:
        if name in last.open:
            return name, f"{name} is the first that had not passed at your last check."
    said = "Every check passed the last time" if last.status == "passed" else "Begin at the top"
    return names[0], f"{said}; {names[0]} is the first."


def seen(exercise: str, check: str, around: Path | None) -> int:
    """The highest level of the check's hints that was shown here; 0 for none."""
    return State.read(around).hints.get(exercise, {}).get(check, 0) if around else 0


def next_hint(exercise: str, check: str, around: Path | None) -> Hint:
    """The first level that was not shown yet; the last one again after that."""
    levels = hints(exercise, check)
    return levels[min(max(seen(exercise, check, around), 0), len(levels) - 1)]


def remember(hint: Hint, around: Path | None) -> bool:
    """Notes that a level was shown. False where there is no workspace, or none to write to."""
    if around is None:
        return False
    state = State.read(around)
    levels = state.hints.setdefault(hint.exercise, {})
    if levels.get(hint.check, 0) < hint.level:
        levels[hint.check] = hint.level
        try:
            state.write(around)
        except OSError:
            return False
    return True
