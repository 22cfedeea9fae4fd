"""``nngrade solution``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from nngrade import course, judge, rubrics, submission
from nngrade.commands import options
from nngrade.printable import quoted
from nngrade.source import Source
from nngrade.workspace import folder

SHUT = 1  # the exit status where the model answer is not shown

SOLVED = (
    "Every check passed just now. Where the two differ, both are right: see what each of them "
    "does more simply."
)
GIVEN_UP = (
    "You gave this one up, as `nngrade list` says. Read it once, close it, and write your own: "
    "`nngrade check {name}` still counts."
)


@click.command("solution")
@click.argument("exercise", shell_complete=options.exercise_names)
@click.option(
    "--give-up",
    "gives_up",
    is_flag=True,
    help="Show it unsolved; the workspace keeps that you gave up.",
)
def command(exercise: str, gives_up: bool) -> int:
    """Show the model answer of EXERCISE beside your own, once yours passes.

    Your file is checked again first. Exit status 1 says that the answer stays shut.
    """
    name = options.known_exercise(exercise)
    from nngrade.workspace import unlocking

    around, own = folder.root(), folder.own_copy(name)
    with options.asked_rightly():
        source: Source = submission.read(own) if own else b""
    intro = GIVEN_UP.format(name=name)
    if not unlocking.given_up(name, around):
        solved = _solved(name, quiet=gives_up) if own or not gives_up else False
        if solved:
            intro = SOLVED
        elif gives_up:
            _give_up(name, around)
        else:
            return SHUT
    _show(name, intro, source)
    return 0


def _solved(exercise: str, quiet: bool) -> bool:
    """Whether the file passes now; if not, and unless `quiet`, one says what helps."""
    from nngrade.render.wrapping import wrapped
    from nngrade.report import GRADER_ERROR
    from nngrade.workspace import unlocking

    waiting = "loading PyTorch" if rubrics.CATALOGUE[exercise].family == "torch" else ""
    chosen = judge.Options(judge.fresh_seed(), device="auto")
    with options.asked_rightly(), options.progress(exercise, waiting) as advance:
        report = judge.check_file(exercise, None, chosen, advance)
    refusal = unlocking.refusal(report)
    if refusal is None or quiet:
        return refusal is None
    if report.status == GRADER_ERROR:
        raise options.Failure(
            "nngrade itself failed, and so it cannot be seen whether your file passes; "
            f"`nngrade check {exercise}` shows more."
        )
    click.echo("\n".join(wrapped(options.encodable(refusal))), err=True)
    return False


def _give_up(exercise: str, around: Path | None) -> None:
    from nngrade.workspace import unlocking

    try:
        unlocking.give_up(exercise, around)
    except unlocking.CannotRecord as problem:
        raise options.Trouble(str(problem)) from None


def _show(exercise: str, intro: str, source: Source) -> None:
    """The model answer's functions, each beside the one in `source`, if that can be read."""
    from nngrade.model_answer import Unreadable, pairs
    from nngrade.render import solution_text

    model = course.solution(exercise).read_bytes()
    try:
        shown = pairs(model, source)
    except Unreadable as problem:
        intro += f" Yours is left out, since it is no Python yet ({quoted(str(problem))})."
        shown = pairs(model, b"")
    headline = f"{exercise}: {rubrics.CATALOGUE[exercise].title}"
    width = shutil.get_terminal_size().columns
    click.echo(options.encodable(solution_text.render(headline, intro, shown, width)))
