"""``nngrade train``."""

from __future__ import annotations

import secrets
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import judge, submission
from nngrade.commands import options
from nngrade.source import Source
from nngrade.training.recipe import EXERCISE, INITS, PROBES, Recipe
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.training.outcome import Training

HOUR = 3600.0
MAX_LAYERS, MAX_WIDTH = 64, 8192


class Hidden(click.ParamType[tuple[int, ...]]):
    """Widths of hidden layers, as in ``256,256,256``."""

    name = "WIDTHS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        words = str(value).split(",")
        widths = tuple(int(w) for w in words if w.strip().isascii() and w.strip().isdigit())
        if len(widths) != len(words) or not all(0 < w <= MAX_WIDTH for w in widths):
            self.fail(f"{value!r}: give widths of 1 to {MAX_WIDTH}, as in 256,256,256.", param, ctx)
        if len(widths) > MAX_LAYERS:
            self.fail(f"{len(widths)} layers are too many; {MAX_LAYERS} are the most.", param, ctx)
        return widths


@click.command("train")
@click.argument("exercise", default=EXERCISE)
@click.argument("file", metavar="[SUBMISSION]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--epochs",
    type=click.IntRange(1, 100_000),
    default=Recipe.epochs,
    show_default=True,
    help="How often to go through the training rows.",
)
@click.option(
    "--hidden",
    type=Hidden(),
    default=",".join(map(str, Recipe.hidden)),
    show_default=True,
    help="Widths of the hidden layers, as in 256,256,256.",
)
@click.option(
    "--init",
    type=click.Choice(INITS),
    default=Recipe.init,
    show_default=True,
    help="How the weights start: PyTorch's default, or your init_weights.",
)
@click.option(
    "--data",
    "table",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="The housing data, columns named as scikit-learn does; fetched if left out.",
)
@click.option(
    "--plot",
    "picture",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Save the loss curve, as .png or .svg.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
@options.seed
@options.device
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=7 * 86400),
    default=HOUR,
    show_default=True,
    help="Seconds for the whole run.",
)
def command(
    exercise: str,
    file: Path | None,
    epochs: int,
    hidden: tuple[int, ...],
    init: str,
    table: Path | None,
    picture: Path | None,
    form: str,
    seed: int | None,
    device: str,
    timeout: float,
) -> int:
    """Train your exercise 5 on the full housing data, as the tutorial does.

    SUBMISSION is the file to train; the workspace's own copy if left out. The exit status is 0
    when the network was trained, however well, and 1 when your code did not get that far.
    """
    path = _submission(exercise, file)
    source = _read(path)
    _check_plot(picture)
    chosen = judge.Options(
        seed=secrets.randbelow(1 << 31) if seed is None else seed,
        device=options.existing_device(device),
        timeout=timeout,
    )
    recipe = Recipe(hidden=hidden, init=init, epochs=epochs)
    training = _train(source, str(path), recipe, chosen, table)
    _show(training, form)
    _save_plot(training, picture)
    return 0 if training.fault is None else 1


def _submission(exercise: str, file: Path | None) -> Path:
    name = options.known_exercise(exercise)
    if name != EXERCISE:
        raise options.Trouble(
            f"{name} has nothing to train on real data; `nngrade train {EXERCISE}` has."
        )
    with options.asked_rightly():
        return folder.submitted(EXERCISE, file, "train", "trains a file")


def _read(path: Path) -> Source:
    try:
        return submission.read(path)
    except submission.Refused as problem:
        raise options.Trouble(str(problem)) from None


def _train(
    source: Source, name: str, recipe: Recipe, chosen: judge.Options, table: Path | None
) -> Training:
    from nngrade.training import data

    try:
        given = None if table is None else data.load(table)
    except data.BadData as problem:
        raise options.Trouble(str(problem)) from None
    with closing(judge.prepare(EXERCISE, chosen, PROBES)) as start:
        from nngrade.training import run

        housing = given or data.load(None)
        with options.progress("training") as advance:
            return run.train(source, name, recipe, chosen, housing, start, advance)


def _check_plot(picture: Path | None) -> None:
    if picture is None:
        return
    from nngrade.plots import saving

    try:
        saving.check(picture, "--plot")
    except saving.NotSaved as problem:
        raise options.Trouble(str(problem)) from None


def _save_plot(training: Training, picture: Path | None) -> None:
    """After the figures are out: a disk that has filled up meanwhile must not cost them."""
    result = training.result
    if picture is None or result is None or not result.losses:
        return
    from nngrade.plots import exercise5, saving

    try:
        with saving.look():
            figure = exercise5.draw(training, result)
        saving.save(figure, picture, "--plot")
    except saving.NotSaved as problem:
        raise options.Trouble(str(problem)) from None


def _show(training: Training, form: str) -> None:
    if form == "json":
        import json

        click.echo(json.dumps(training.to_dict(), allow_nan=False, indent=2))
        return
    from nngrade.training import summary

    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    click.echo(summary.render(training).encode(encoding, "replace").decode(encoding))
