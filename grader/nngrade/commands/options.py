"""What several commands share: options, names with "did you mean", progress, one-line troubles."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from nngrade import devices, rubrics
from nngrade.exits import EXIT_GRADER, EXIT_USAGE
from nngrade.submission import Refused

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


class Seconds(click.FloatRange):
    """A number of seconds: positive, at most a day, and a number."""

    def __init__(self) -> None:
        super().__init__(min=0, min_open=True, max=86400)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail("it is not a number of seconds.", param, ctx)
        return float(seconds)


class Trouble(click.ClickException):
    """The command was used wrongly: one sentence, exit status 2."""

    exit_code = EXIT_USAGE


class Failure(click.ClickException):
    """nngrade itself could not do its work: one sentence, exit status 3."""

    exit_code = EXIT_GRADER


@contextmanager
def asked_rightly() -> Iterator[None]:
    """Turns what was asked wrongly (an unknown name, a file refused) into its one sentence."""
    from nngrade.judge import UnknownCheck
    from nngrade.sandbox.launch import LaunchError
    from nngrade.sandbox.settings import UnknownLayer

    asked = (rubrics.UnknownExercise, UnknownCheck, Refused, devices.NoSuchDevice, UnknownLayer)
    try:
        yield
    except asked as problem:
        raise Trouble(str(problem)) from None
    except LaunchError as problem:
        raise Failure(f"{problem}. `nngrade doctor` looks for the cause.") from None


def exercise_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the shell may complete an EXERCISE to."""
    return [name for name in rubrics.CATALOGUE if name.startswith(incomplete)]


def check_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the shell may complete a CHECK to, once the EXERCISE before it is known."""
    try:
        exercise = rubrics.resolve(ctx.params["exercise"])
    except (rubrics.UnknownExercise, KeyError, TypeError):
        return []
    names = [question.name for question in rubrics.load(exercise).questions]
    return [name for name in names if name.startswith(incomplete)]


def step_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the shell may complete a STEP to, once the EXERCISE before it is known."""
    from nngrade.deriving import catalogue

    try:
        exercise = rubrics.resolve(ctx.params["exercise"])
    except (rubrics.UnknownExercise, KeyError, TypeError):
        return []
    return [name for name in catalogue.names(exercise) if name.startswith(incomplete)]


def known_exercise(text: str) -> str:
    """The exercise that `text` means; an unknown one is a `Trouble`, a check's name another."""
    try:
        return rubrics.resolve(text)
    except rubrics.UnknownExercise as problem:
        for name in rubrics.CATALOGUE:
            if any(question.name == text for question in rubrics.load(name).questions):
                raise Trouble(f"{text} is a check of {name}; name the exercise first.") from None
        raise Trouble(str(problem)) from None


def existing_device(wanted: str) -> str:
    """The device to use for ``--device wanted``; one that is not there is a `Trouble`."""
    with asked_rightly():
        return devices.choose(wanted)


def speaks_unicode() -> bool:
    """Whether standard output can show the marks and mathematical signs used."""
    try:
        "✓✗…·∂δ√".encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


# How a formula is typed where its signs cannot be shown.
TYPED = {
    "∂": "d ", "δ": "loss", "η": "eta", "ŷ": "y_hat", "√": "sqrt ", "²": "^2", "·": "*", "−": "-",
    "≥": ">=", "≤": "<=", "±": "+-", "…": "...", "×": "x", "→": "->", "½": "1/2",
    "“": '"', "”": '"',
}  # fmt: skip


def typed(text: str) -> str:
    """`text` with mathematical signs as `TYPED` has them, where they could not be shown."""
    if speaks_unicode():
        return text
    return "".join(TYPED.get(character, character) for character in text)


def encodable(text: str) -> str:
    """`text` as `typed` has it, and question marks for what else standard output cannot encode,

    so that printing never fails.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return typed(text).encode(encoding, "replace").decode(encoding)


@contextmanager
def progress(label: str, waiting: str = "") -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, for a person who waits; nothing in a pipe, nor where no
    escapes are wanted.

    `waiting` says what is going on before the first part is done.
    """
    context = click.get_current_context(silent=True)
    if not sys.stderr.isatty() or (context and context.color is False):
        yield lambda done, of: None
        return
    bars: list[Any] = []

    def advance(done: int, of: int) -> None:
        if not bars:
            bar = click.progressbar(length=of, file=sys.stderr, width=30)
            bars.append(bar.__enter__())
        bars[0].label = label if done or not waiting else f"{label}, {waiting}"
        bars[0].update(done - bars[0].pos)
        bars[0].render_progress()

    try:
        yield advance
    finally:
        if bars:
            bars[0].__exit__(None, None, None)
            click.echo("\033[1A\033[2K", nl=False, err=True)
