"""Who may see a model answer: whoever has solved the exercise, or has given it up."""

from __future__ import annotations

from pathlib import Path

from nngrade.report import NOT_ATTEMPTED, PASSED, Report
from nngrade.workspace.folder import State


class CannotRecord(ValueError):
    """Giving up cannot be written down; the message says why."""


def given_up(exercise: str, around: Path | None) -> bool:
    """Whether the workspace has it that the exercise was given up."""
    return around is not None and exercise in State.read(around).given_up


def give_up(exercise: str, around: Path | None) -> None:
    """Writes down that an exercise was given up. Raises `CannotRecord`."""
    if around is None:
        raise CannotRecord(
            "Giving up is written down in a workspace, and there is none here; "
            "`nngrade init` makes one."
        )
    state = State.read(around)
    if exercise in state.given_up:
        return
    state.given_up.append(exercise)
    try:
        state.write(around)
    except OSError as error:
        raise CannotRecord(
            f"{around} cannot be written to ({error.strerror or type(error).__name__}), "
            "and giving up must be written down there."
        ) from None


def refusal(report: Report) -> str | None:
    """Why the model answer stays shut after this verdict, and what to do; None if it opens."""
    name = report.exercise
    if report.status == PASSED:
        return None
    if report.status == NOT_ATTEMPTED:
        return (
            f"Nothing is written in {name} yet, and the model answer helps more after a try of "
            f"your own. `nngrade hint {name}` gives you a start."
        )
    still_open = [check.name for check in report.checks if check.status != PASSED]
    done = len(report.checks) - len(still_open)
    return (
        f"{name} is not solved yet ({done} of {len(report.checks)} checks pass), so the model "
        f"answer stays shut. `nngrade hint {name} {still_open[0]}` helps you on, or `nngrade "
        f"solution {name} --give-up` shows it and writes down that you gave up."
    )
