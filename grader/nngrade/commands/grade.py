"""``nngrade grade``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import judge
from nngrade.commands import options
from nngrade.exits import EXIT_INTERRUPTED, EXIT_USAGE

if TYPE_CHECKING:
    from nngrade.classroom.collect import Collection
    from nngrade.classroom.grade import Grading, OnProgress

SPARSE_SECONDS = 30.0


@click.command("grade")
@click.argument("folder", type=click.Path())
@click.option(
    "--exercise",
    metavar="EXERCISE",
    shell_complete=options.exercise_names,
    help="Every .py file directly in FOLDER is this exercise; its name is the student's.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the marks go; FOLDER-marks if left out.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 1024), help="How many to judge at once; one a core by default."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=(1 << 63) - 1),
    help="The class's secret: the same one gives every file the same inputs again.",
)
@click.option(
    "--timeout",
    type=options.Seconds(),
    default=judge.DEFAULT_TIMEOUT,
    show_default=True,
    help="Seconds for one call; a whole submission gets four times that.",
)
@click.option(
    "--allow-weak-isolation",
    is_flag=True,
    help="Grade although this system cannot hold what hostile files may try.",
)
def command(
    folder: str,
    exercise: str | None,
    out: Path | None,
    jobs: int | None,
    seed: int | None,
    timeout: float,
    allow_weak_isolation: bool,
) -> int:
    """Grade all submissions in FOLDER: FOLDER/STUDENT/exerciseN.py.

    DIR gets marks.csv, a row for each submission, and reports.jsonl, a line for each.
    """
    if not folder:
        raise options.Trouble("FOLDER is empty; is it a variable of the shell that is not set?")
    home = Path(folder)
    name = None if exercise is None else options.known_exercise(exercise)
    out = _beside(home) if out is None else out
    if os.path.lexists(out) and not out.is_dir():
        raise options.Trouble(f"{out} is no folder; give another one for the marks: --out DIR.")
    if _is_students(out):
        raise options.Trouble(f"{out} holds a submission; give another folder for the marks.")
    collection = _collected(home, name, out)

    from nngrade.classroom import grade, marks, seeds

    secret = seeds.fresh_secret() if seed is None else seed
    cores = grade.usable_cores() if jobs is None else jobs
    request = grade.Request(home, out, secret, cores, timeout, allow_weak_isolation)
    grading = grade.Grading(request, collection.submissions)
    try:
        with options.asked_rightly(), _progress() as advance:
            grading.run(advance)
    except (grade.WeakIsolation, marks.Busy) as problem:
        raise options.Trouble(str(problem)) from None
    except grade.NotWritten as problem:
        raise options.Trouble(f"{problem} {_so_far(grading)}") from None
    except KeyboardInterrupt:
        click.echo(f"Interrupted. {_so_far(grading)}", err=True)
        return EXIT_INTERRUPTED
    _show(grading)
    return EXIT_USAGE if collection.closed else 0


def _is_students(out: Path) -> bool:
    """Whether a submission lies in it: it would be left out, as the place of the marks."""
    from nngrade.classroom import collect

    try:
        return any(collect.exercise_of(path) for path in out.iterdir())
    except OSError:
        return False


def _beside(folder: Path) -> Path:
    """FOLDER-marks, also for `.` and a path that ends in `..`."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 (links as they are)
    if not whole.name:
        raise options.Trouble(f"{folder} has no name to add -marks to; say where with --out DIR.")
    named = folder if folder.name not in ("", "..") else whole
    return named.with_name(f"{whole.name}-marks")


def _collected(folder: Path, exercise: str | None, out: Path) -> Collection:
    """What there is to grade, with a word on what is left aside."""
    from nngrade.classroom.collect import collect
    from nngrade.render import class_text

    try:
        collection = collect(folder, exercise, out)
    except FileNotFoundError:
        raise options.Trouble(f"There is no folder {folder}.") from None
    except NotADirectoryError:
        words = f"{folder} is a file; give the folder that the students' folders are in."
        raise options.Trouble(f"{words} `nngrade check` takes one file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise options.Trouble(f"{folder} cannot be read ({reason}).") from None
    for line in class_text.asides(collection, exercise):
        click.echo(options.encodable(line), err=True)
    if not collection.submissions:
        raise options.Trouble(class_text.nothing(folder, collection, exercise))
    return collection


def _so_far(grading: Grading) -> str:
    done, of = grading.tally.number, len(grading.submissions)
    if not done:
        return f"None of {of} submissions is graded."
    where = grading.request.out / "marks.csv"
    return (
        f"{done} of {of} submissions are graded; their rows are in {where}. "
        f"`--seed {grading.request.secret}` gives every file the same inputs again."
    )


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """A bar for a person; in a pipe a line now and then, so that a long run is seen to be alive."""
    last = time.monotonic()

    with options.progress("grading", "trying the isolation") as bar:

        def advance(done: int, of: int) -> None:
            nonlocal last
            bar(done, of)
            if not sys.stderr.isatty() and time.monotonic() - last > SPARSE_SECONDS:
                last = time.monotonic()
                click.echo(f"{done} of {of} submissions are graded.", err=True)

        yield advance


def _show(grading: Grading) -> None:
    from nngrade.render import class_text

    click.echo(options.encodable(class_text.render(grading)), nl=False)
