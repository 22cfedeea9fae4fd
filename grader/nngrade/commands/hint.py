"""``nngrade hint``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nngrade.commands import options
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.hints import Hint


@click.command("hint")
@click.argument("exercise", shell_complete=options.exercise_names)
@click.argument("check", required=False, shell_complete=options.check_names)
@click.option(
    "--level", type=click.IntRange(min=1), metavar="N", help="Show the Nth hint of the check."
)
@click.option("--all", "every", is_flag=True, help="Show all hints of the check at once.")
def command(exercise: str, check: str | None, level: int | None, every: bool) -> int:
    """Show the next hint on CHECK, a function of EXERCISE, one level at a time.

    Each call goes one level further, from a nudge to nearly the answer. Without CHECK it is the
    first that had not passed when you last checked.
    """
    if level is not None and every:
        raise click.UsageError("--level shows one hint and --all shows every one; choose.")
    from nngrade import hints, judge
    from nngrade.workspace import hints_seen

    name = options.known_exercise(exercise)
    around = folder.root()
    if check is None:
        check, why = hints_seen.stuck_at(name, around)
        click.echo(f"{why}\n")
    with options.asked_rightly():
        judge.require_check(name, check)
    levels = hints.hints(name, check)
    if level is not None and level > len(levels):
        raise options.Trouble(f"{check} has {len(levels)} hints: --level takes 1 to {len(levels)}.")
    if every:
        shown = list(levels)
    else:
        shown = [levels[level - 1] if level else hints_seen.next_hint(name, check, around)]
    _show(shown, hints_seen.remember(shown[-1], around) and level is None)
    return 0


def _show(shown: list[Hint], goes_on: bool) -> None:
    """`goes_on`: the plain command will show the level after these."""
    from nngrade.deriving import catalogue
    from nngrade.render import hint_text

    for hint in shown:
        click.echo(options.encodable(hint_text.render(hint) + "\n"))
    last = shown[-1]
    derived = last.check in catalogue.names(last.exercise)
    click.echo(options.encodable(hint_text.ending(last, goes_on, derived)))
