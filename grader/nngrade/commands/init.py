"""``nngrade init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from nngrade.commands import options

WORDS = {
    "new": "new",
    "same": "unchanged",
    "kept": "kept as it is: your own work",
    "updated": "updated: you had not changed the old stub",
    "beside": "kept; its stub has changed, the new one is",
}


@click.command("init")
@click.argument(
    "folder", metavar="[DIR]", required=False, default=".", type=click.Path(path_type=Path)
)
def command(folder: Path) -> int:
    """Put the exercises into DIR (this folder, if left out).

    Never overwrites your work: what is there is kept, and a stub that has changed since is left
    beside it.
    """
    from nngrade.workspace import handing_out

    try:
        handed = handing_out.hand_out(folder)
    except handing_out.NoWorkspace as problem:
        raise options.Trouble(str(problem)) from None
    for each in handed:
        where = f" {each.path.name}" if each.outcome == "beside" else ""
        click.echo(f"  {each.exercise}.py  {WORDS[each.outcome]}{where}")
    here = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    click.echo(f"Next: {here}open exercise1.py, then run: nngrade check 1")
    return 0
