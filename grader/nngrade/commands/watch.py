"""``nngrade watch``."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import devices, judge
from nngrade.commands import options
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.workspace.session import Session
    from nngrade.workspace.watch_state import State


@click.command("watch")
@click.argument("exercise", required=False, shell_complete=options.exercise_names)
@click.option(
    "--no-keys", is_flag=True, help="Only print each verdict, also into a pipe; Ctrl-C ends it."
)
@options.seed
@click.option(
    "--device",
    type=click.Choice(devices.CHOICES),
    default="cpu",
    show_default=True,
    help="Where exercise 5 computes; other devices take seconds longer for each check.",
)
@click.option(
    "--timeout",
    type=options.Seconds(),
    default=judge.DEFAULT_TIMEOUT,
    show_default=True,
    help="Seconds for one call; a whole submission gets four times that.",
)
def command(
    exercise: str | None, no_keys: bool, seed: int | None, device: str, timeout: float
) -> int:
    """Check EXERCISE each time you save its file; without it, the first that does not pass.

    Keep it open beside your editor. It moves on only when told, by single keys: n next exercise,
    h hint, l list, c check all, r reset (asks first), q quit.
    """
    name = _exercise(exercise) if exercise else ""
    if not no_keys and not _has_terminal():
        raise options.Trouble(
            "`nngrade watch` needs a terminal for its keys. `nngrade watch --no-keys` goes "
            "without: it prints a verdict after every save, until Ctrl-C."
        )
    _require_files(name)
    from nngrade.workspace import session

    chosen = judge.Options(0, device=options.existing_device(device), timeout=timeout)
    with session.Session(session.places(), chosen, seed) as running:
        if no_keys:
            _without_keys(running, name)
        else:
            click.echo(_parting(_with_keys(running, name)))
    return 0


def _exercise(text: str) -> str:
    if Path(text).name != text:
        raise options.Trouble(
            f"{text} is a path. Change to the folder of your exercises, then name one: "
            "nngrade watch 3."
        )
    return options.known_exercise(text)


def _has_terminal() -> bool:
    """Whether there are keys to read and a screen to draw on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _require_files(exercise: str) -> None:
    """Outside a workspace there must be a file to watch."""
    from nngrade import rubrics

    names = (exercise,) if exercise else tuple(rubrics.CATALOGUE)
    if folder.root() is None and not any(folder.own_copy(name) for name in names):
        what = f"is no {exercise}.py" if exercise else "are no exercises"
        raise options.Trouble(f"There {what} here. `nngrade init` makes a folder of them.")


def _with_keys(running: Session, exercise: str) -> State:
    """Takes the terminal for as long as it runs."""
    from dataclasses import replace

    from nngrade.render.watch_screen import screen
    from nngrade.workspace.keys import Listener
    from nngrade.workspace.terminal import Terminal
    from nngrade.workspace.watch_state import Pressed, Redraw

    plain_marks = not options.speaks_unicode()
    post = running.events.put
    with (
        Terminal(lambda stopped: post(Redraw(stopped))) as terminal,
        closing(Listener(lambda key: post(Pressed(key)))),
    ):

        def show(state: State) -> State:
            view = screen(state, *terminal.size(), plain_marks)
            terminal.paint([options.typed(line) for line in view.lines])
            return replace(state, top=view.top)

        return running.run(exercise, True, show)


def _parting(state: State) -> str:
    """Where one stands at the end. Only what was judged is counted."""
    if not state.current or state.current not in state.standings:
        return "Stopped. `nngrade watch` starts again."
    total = f"{state.score:g} {'point' if state.score == 1 else 'points'} in all"
    return (
        f"Stopped at {state.current}: {state.standings[state.current].word}, {total}.\n"
        "`nngrade watch` goes on from here."
    )


def _without_keys(running: Session, exercise: str) -> None:
    """Prints what is new, and nothing else, until it is interrupted."""
    from nngrade.render import watch_lines

    told: object = None
    plain_marks = not options.speaks_unicode()

    def show(state: State) -> State:
        nonlocal told
        lines = watch_lines.news(state, told, plain_marks)
        if lines:
            told = state.gone or state.shown
            click.echo(options.encodable("\n".join(lines)))
        return state

    running.run(exercise, False, show)
