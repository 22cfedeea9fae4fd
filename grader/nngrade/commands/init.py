"""``nngrade init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from nngrade.commands import options
from nngrade.submission import NOTEBOOK

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
@click.option("--notebook", is_flag=True, help="As notebooks, for Jupyter, not as Python files.")
def command(folder: Path, notebook: bool) -> int:
    """Put the exercises into DIR (this folder, if left out).

    Never overwrites your work: what is there is kept, and a stub that has changed since is left
    beside it.
    """
    from nngrade.workspace import handing_out

    try:
        handed = handing_out.hand_out(folder, notebook)
    except handing_out.NoWorkspace as problem:
        raise options.Trouble(str(problem)) from None
    suffix = NOTEBOOK if notebook else ".py"
    for each in handed:
        where = f" {each.path.name}" if each.outcome == "beside" else ""
        click.echo(f"  {each.exercise}{suffix}  {WORDS[each.outcome]}{where}")
    here = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    click.echo(f"Next: {here}open exercise1{suffix}, then run: nngrade check 1")
    return 0
