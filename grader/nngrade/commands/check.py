"""``nngrade check``."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import devices, judge, rubrics, submission
from nngrade.commands import options
from nngrade.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nngrade.report import Report, WorkspaceReport
    from nngrade.source import Source

STATUS = {"passed": 0, "grader_error": 3}


@click.command("check")
@click.argument("exercise", required=False, shell_complete=options.exercise_names)
@click.argument("file", metavar="[SUBMISSION]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--only", metavar="CHECK", multiple=True, help="Check one function, and what it builds on."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
@options.seed
@options.device
@click.option(
    "--timeout",
    type=options.Seconds(),
    default=judge.DEFAULT_TIMEOUT,
    show_default=True,
    help="Seconds for one call; a whole submission gets four times that.",
)
@click.option(
    "--isolation",
    type=click.Choice(["auto", "fork", "spawn"]),
    default="auto",
    help="How workers start: forked from a warm process, or each anew.",
)
def command(
    exercise: str | None,
    file: Path | None,
    only: tuple[str, ...],
    form: str,
    seed: int | None,
    device: str,
    timeout: float,
    isolation: str,
) -> int:
    """Check EXERCISE (`exercise3` or `3`), or without it all of the workspace's.

    SUBMISSION is the file to check; the workspace's own copy if left out.
    """
    if exercise is not None and file is None and Path(exercise).name != exercise:
        file = Path(exercise)  # a path to an exercise's file says which exercise it is
    if exercise is None and only:
        raise click.UsageError("--only needs an exercise: nngrade check EXERCISE --only CHECK.")
    if len(only) > 1:
        raise click.UsageError("--only takes one check; leave it out to see all.")
    seed = judge.fresh_seed() if seed is None else seed
    chosen = judge.Options(seed, only[0] if only else None, device, timeout, isolation)
    refused: list[str] = []
    with options.asked_rightly():
        if exercise is None:
            report: Report | WorkspaceReport
            report, refused = _check_all(chosen)
        else:
            with options.progress(*_waiting(exercise)) as advance:
                report = judge.check_file(exercise, file, chosen, advance)
    _show(report, form)
    if refused:
        raise options.Trouble(f"{' '.join(refused)} The others were checked.")
    return STATUS.get(report.status, 1)


def _check_all(chosen: judge.Options) -> tuple[WorkspaceReport, list[str]]:
    """Every exercise of the workspace, and a sentence on each file that could not be read.

    All load in the background, the slowest first.
    """
    from nngrade.report import WorkspaceReport

    found = [(name, path) for name in rubrics.CATALOGUE if (path := folder.own_copy(name))]
    if not found:
        raise options.Trouble("There are no exercises here. `nngrade init` makes a folder of them.")
    chosen = replace(chosen, device=devices.choose(chosen.device))
    sources, refused = _read(found)
    if not sources:
        raise options.Trouble(" ".join(refused))
    _tell_of_missing({name for name, _ in found})
    found = [(name, path) for name, path in found if name in sources]
    slowest_first = sorted(found, key=lambda pair: rubrics.CATALOGUE[pair[0]].family == "numpy")
    reports = []
    with ExitStack() as stack:
        starts = {
            name: stack.enter_context(closing(judge.prepare(name, chosen)))
            for name, _ in slowest_first
        }
        for name, path in found:
            source = sources[name]
            with options.progress(*_waiting(name)) as advance:
                report = judge.judge(name, source, str(path), chosen, starts[name], advance)
            remembered = folder.remember(path, source, report)
            notes = (*report.notes, *folder.left_aside(path), *remembered)
            reports.append(replace(report, notes=notes))
    return WorkspaceReport(tuple(reports)), refused


def _read(found: Sequence[tuple[str, Path]]) -> tuple[dict[str, Source], list[str]]:
    """The files that can be checked, by exercise, and a sentence on each that cannot."""
    sources: dict[str, Source] = {}
    refused = []
    for name, path in found:
        try:
            sources[name] = submission.read(path)
        except submission.Refused as problem:
            refused.append(str(problem))
    return sources, refused


def _tell_of_missing(found: set[str]) -> None:
    """A workspace's exercises that have no file any more are said to be left out."""
    missing = [name for name in rubrics.CATALOGUE if name not in found]
    around = folder.root()
    if around is None or not missing:
        return
    state = folder.State.read(around)
    for name in missing:
        click.echo(
            f"There is no {folder.stub_name(name, state)} here; it was not checked. "
            f"`nngrade reset {name}` brings its stub back.",
            err=True,
        )


def _waiting(exercise: str) -> tuple[str, str]:
    """What the progress bar says: PyTorch takes seconds to load."""
    name = rubrics.resolve(exercise)
    return name, "loading PyTorch" if rubrics.CATALOGUE[name].family == "torch" else ""


def _show(report: Report | WorkspaceReport, form: str) -> None:
    if form == "json":
        from nngrade.render import json

        click.echo(json.render(report))
        return
    from nngrade.render import text

    click.echo(options.encodable(text.render(report, plain_marks=not options.speaks_unicode())))
