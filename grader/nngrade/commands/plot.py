"""``nngrade plot``."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import judge, submission
from nngrade.commands import options
from nngrade.plots import PICTURES
from nngrade.printable import printable
from nngrade.source import Source
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.plots.drawing import Drawing
    from nngrade.training.data import Housing

TRAINED = "exercise5"  # drawn from a training, which takes a while
EPOCHS = 30
WIDTH = 80
TRAINING_SECONDS = 3600.0


@click.command("plot")
@click.argument("exercise", shell_complete=options.exercise_names)
@click.argument("file", metavar="[SUBMISSION]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where the picture goes, as .png or .svg.  [default: EXERCISE-plot.png]",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=(1 << 63) - 1),
    help="Another seed draws other points or weights; the same one gives the same picture.",
)
@click.option(
    "--epochs",
    type=click.IntRange(1, 100_000),
    help=f"Of exercise 5's training.  [default: {EPOCHS}]",
)
@click.option(
    "--data",
    "table",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Exercise 5's housing data; fetched if left out.",
)
@click.option(
    "--timeout",
    type=options.Seconds(),
    help=f"Seconds for one call, or for all of exercise 5's training.  "
    f"[default: {judge.DEFAULT_TIMEOUT:g}, or {TRAINING_SECONDS:g}]",
)
def command(
    exercise: str,
    file: Path | None,
    out: Path | None,
    seed: int | None,
    epochs: int | None,
    table: Path | None,
    timeout: float | None,
) -> int:
    """Draw what your functions of EXERCISE do.

    SUBMISSION is the file to draw from; the workspace's own copy if left out. A function that
    answers is drawn, and marked where it does not pass its check yet. The exit status is 1 when
    there is nothing to draw, because a function is missing, fails or gives no such answer.
    """
    name = options.known_exercise(exercise)
    _check_options(name, epochs, table)
    path = _submission(name, file)
    with options.asked_rightly():
        source = submission.read(path)
    target = out or Path(f"{name}-plot.png")
    _check_file(target)
    limit = timeout or (TRAINING_SECONDS if name == TRAINED else judge.DEFAULT_TIMEOUT)
    chosen = judge.Options(seed=0 if seed is None else seed, timeout=limit)
    drawing = _draw(name, source, path, chosen, seed, epochs or EPOCHS, table)
    if drawing is None:
        return 1
    _save(drawing, target)
    _tell(name, drawing, target)
    return 0


def _check_options(name: str, epochs: int | None, table: Path | None) -> None:
    for option, given in (("--epochs", epochs), ("--data", table)):
        if given is not None and name != TRAINED:
            raise options.Trouble(f"{option} is for {TRAINED} alone; {name} trains on no data.")


def _submission(name: str, file: Path | None) -> Path:
    with options.asked_rightly():
        return folder.submitted(name, file, "plot", "draws from a file")


def _check_file(target: Path) -> None:
    from nngrade.plots import saving

    try:
        saving.check(target)
    except saving.NotSaved as problem:
        raise options.Trouble(str(problem)) from None


def _draw(
    name: str,
    source: Source,
    path: Path,
    chosen: judge.Options,
    seed: int | None,
    epochs: int,
    table: Path | None,
) -> Drawing | None:
    """The picture; None after its one sentence where the student's code gives nothing to draw."""
    from nngrade.plots import drawing
    from nngrade.plots.asking import NoPicture

    try:
        with options.asked_rightly():
            if name != TRAINED:
                return drawing.of_numpy(name, source, chosen, seed)
            load = _housing(table)
            with options.progress("training", "loading PyTorch") as advance:
                return drawing.of_training(source, str(path), chosen, epochs, load, advance)
    except NoPicture as problem:
        click.echo(_wrapped(str(problem)), err=True)
        return None


def _housing(table: Path | None) -> Callable[[], Housing]:
    """What gives the data: a file is read at once, a download waits until PyTorch is loading."""
    from nngrade.training import data

    if table is None:
        return lambda: data.load(None)
    try:
        given = data.load(table)
    except data.BadData as problem:
        raise options.Trouble(str(problem)) from None
    return lambda: given


def _save(drawing: Drawing, target: Path) -> None:
    from nngrade.plots import saving

    try:
        saving.save(drawing.figure, target)
    except saving.NotSaved as problem:
        raise options.Trouble(str(problem)) from None


def _tell(name: str, drawing: Drawing, target: Path) -> None:
    """Where the picture is and what is to be seen in it, for those who cannot look, too."""
    lines = [f"{target}: {PICTURES[name]}.", drawing.told]
    if drawing.not_passed:
        *others, last = drawing.not_passed
        subject = f"{', '.join(others)} and {last} do" if others else f"{last} does"
        lines.append(
            f"{subject} not pass yet, so read the picture with care: "
            f"`nngrade check {name}` says what is wrong."
        )
    lines += [f"Note: {note}" for note in drawing.notes]
    for line in lines:
        click.echo(options.encodable(_wrapped(printable(line))))


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
