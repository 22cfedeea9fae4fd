"""``nngrade reset``."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade.commands import options
from nngrade.workspace import folder


@click.command("reset")
@click.argument("exercise", shell_complete=options.exercise_names)
def command(exercise: str) -> int:
    """Bring the stub of EXERCISE back; your file is kept as a numbered backup."""
    from nngrade.workspace import handing_out

    name = options.known_exercise(exercise)
    around = folder.root()
    state = folder.State.read(around) if around else folder.State({}, {})
    path = folder.own_copy(name) or (around or Path()) / folder.stub_name(name, state)
    if around is None and not path.exists():
        raise options.Trouble(f"There is no {name}.py here. `nngrade init` makes a workspace.")
    if handing_out.is_stub(path, name):
        click.echo(f"{path} is the stub already; nothing was changed.")
        return 0
    try:
        backup = handing_out.reset(path, name)
    except handing_out.NoWorkspace as problem:
        raise options.Trouble(str(problem)) from None
    kept = f"; your file is kept as {backup.name}" if backup else ""
    click.echo(f"{path} is the stub again{kept}.")
    return 0
