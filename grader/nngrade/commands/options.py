"""What several commands share: options, names with "did you mean", progress, one-line troubles."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from nngrade import devices, rubrics
from nngrade.cli import EXIT_USAGE

seed = click.option(
    "--seed",
    type=click.IntRange(min=0, max=(1 << 63) - 1),
    help="Repeat a run: the same seed draws the same inputs.",
)
device = click.option(
    "--device",
    type=click.Choice(devices.CHOICES),
    default="auto",
    show_default=True,
    help="Where exercise 5 computes; the NumPy exercises always use the CPU.",
)


class Trouble(click.ClickException):
    """The command was used wrongly: one sentence, exit status 2."""

    exit_code = EXIT_USAGE


def known_exercise(text: str) -> str:
    try:
        return rubrics.resolve(text)
    except rubrics.UnknownExercise as problem:
        raise Trouble(str(problem)) from None


def known_check(exercise: str, text: str) -> str:
    """The name of a check of `exercise`; a near miss is told what it may have meant."""
    names = [question.name for question in rubrics.load(exercise).questions]
    if text in names:
        return text
    near = difflib.get_close_matches(text, names, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"It has {', '.join(names)}."
    raise Trouble(f"{exercise} has no check {text!r}. {hint}")


def existing_device(wanted: str) -> str:
    try:
        return devices.choose(wanted)
    except devices.NoSuchDevice as problem:
        raise Trouble(str(problem)) from None


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, for a person who waits; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    bars: list[Any] = []

    def advance(done: int, of: int) -> None:
        if not bars:
            bar = click.progressbar(length=of, label=label, file=sys.stderr, width=30)
            bars.append(bar.__enter__())
        bars[0].update(done - bars[0].pos)

    try:
        yield advance
    finally:
        if bars:
            bars[0].__exit__(None, None, None)
            click.echo("\033[1A\033[2K", nl=False, err=True)
