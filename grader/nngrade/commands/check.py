"""``nngrade check``."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade import judge, rubrics, submission
from nngrade.commands import options
from nngrade.workspace import folder

if TYPE_CHECKING:
    from nngrade.report import Report, WorkspaceReport

STATUS = {"passed": 0, "grader_error": 3}


@click.command("check")
@click.argument("exercise", required=False)
@click.argument("file", metavar="[SUBMISSION]", required=False, type=click.Path(path_type=Path))
@click.option("--only", metavar="CHECK", help="Check one function, and what it builds on.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
@options.seed
@options.device
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=86400),
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
    only: str | None,
    form: str,
    seed: int | None,
    device: str,
    timeout: float,
    isolation: str,
) -> int:
    """Check EXERCISE (`exercise3` or `3`), or without it all of the workspace's.

    SUBMISSION is the file to check; the workspace's own copy if left out.
    """
    if exercise is None and only is not None:
        raise click.UsageError("--only needs an exercise: nngrade check EXERCISE --only CHECK.")
    chosen = judge.Options(
        seed=secrets.randbelow(1 << 31) if seed is None else seed,
        device=options.existing_device(device),
        timeout=timeout,
        mode=isolation,
    )
    if exercise is None:
        report: Report | WorkspaceReport = _check_all(chosen)
    else:
        report = _check_one(options.known_exercise(exercise), file, only, chosen)
    _show(report, form)
    return STATUS.get(report.status, 1)


def _check_one(
    exercise: str, file: Path | None, only: str | None, chosen: judge.Options
) -> Report:
    path = file or folder.own_copy(exercise)
    if path is None:
        raise options.Trouble(
            f"There is no {exercise}.py here. `nngrade init` makes a folder with the stubs; "
            f"`nngrade check {exercise} FILE` checks a file anywhere."
        )
    source = _read(path)
    start = judge.prepare(exercise, chosen)
    try:
        selected = None if only is None else options.known_check(exercise, only)
    except click.ClickException:
        start.close()
        raise
    from dataclasses import replace

    with options.progress(exercise) as advance:
        report = judge.judge(
            exercise, source, str(path), replace(chosen, only=selected), start, advance
        )
    if only is None and file is None:
        folder.remember(path, source, report)
    return report


def _check_all(chosen: judge.Options) -> WorkspaceReport:
    """Every exercise of the workspace; the slowest to load starts first, in the background."""
    from nngrade.report import WorkspaceReport

    found = [(name, path) for name in rubrics.CATALOGUE if (path := folder.own_copy(name))]
    if not found:
        raise options.Trouble("There are no exercises here. `nngrade init` makes a folder of them.")
    sources = [_read(path) for _, path in found]
    heavy = {n: judge.prepare(n, chosen) for n, _ in found if rubrics.CATALOGUE[n].family == "torch"}
    reports = []
    try:
        for (name, path), source in zip(found, sources, strict=True):
            with options.progress(name) as advance:
                start = heavy.pop(name, None)
                report = judge.judge(name, source, str(path), chosen, start, advance)
            folder.remember(path, source, report)
            reports.append(report)
    finally:
        for launcher in heavy.values():
            launcher.close()
    return WorkspaceReport(tuple(reports))


def _read(path: Path) -> bytes:
    try:
        return submission.read(path)
    except submission.Refused as problem:
        raise options.Trouble(str(problem)) from None


def _show(report: Report | WorkspaceReport, form: str) -> None:
    if form == "json":
        from nngrade.render import json

        click.echo(json.render(report))
        return
    from nngrade.render import text

    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "✓✗…·".encode(encoding)
        ascii_only = False
    except (UnicodeEncodeError, LookupError):
        ascii_only = True
    shown = text.render(report, plain_marks=ascii_only)
    click.echo(shown.encode(encoding, "replace").decode(encoding) if ascii_only else shown)


