"""``nngrade list``."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade import rubrics, submission
from nngrade.source import as_bytes
from nngrade.workspace import folder, handing_out
from nngrade.workspace.folder import State, digest

POINTS = 10


@click.command("list")
def command() -> int:
    """Show the exercises, their points, and where this workspace stands."""
    around = folder.root()
    state = State.read(around) if around else State({}, {})
    total = 0.0
    for name, entry in rubrics.CATALOGUE.items():
        last = state.checks.get(name)
        total += last.score if last else 0
        click.echo(f"  {name}  {entry.title:<34} {POINTS} points  {_standing(name, state)}")
    if around is None:
        click.echo("This folder is no workspace yet: `nngrade init` makes it one.")
    else:
        of = POINTS * len(rubrics.CATALOGUE)
        click.echo(f"{total:g} of {of} points, by the last check of each file in {around}.")
    if state.damaged:
        click.echo(
            f"{folder.STATE} cannot be read, so nothing is known of earlier checks; the next one "
            f"begins it anew and keeps the old file as {folder.DAMAGED}.",
            err=True,
        )
    return 0


def _standing(name: str, state: State) -> str:
    """Where one exercise stands, from its file and the last check of it."""
    path = folder.own_copy(name)
    if path is None:
        return "no file"
    try:
        present = _digest(path)
    except OSError:
        return "cannot be read"
    except submission.Refused:
        notebook = submission.is_notebook(path)
        return "no notebook that can be read" if notebook else "no file that can be checked"
    last = state.checks.get(name)
    given_up = name in state.given_up
    if last is not None:
        changed = "" if last.sha256 == present else ", changed since"
        return f"{last.score:g}/{last.max_score:g}{', given up' if given_up else changed}"
    if given_up:
        return "given up"
    return "not begun" if handing_out.is_stub(path, name) else "not checked yet"


def _digest(path: Path) -> str:
    if submission.is_notebook(path):
        return digest(as_bytes(submission.read(path)))
    return digest(submission.read_bytes(path))
