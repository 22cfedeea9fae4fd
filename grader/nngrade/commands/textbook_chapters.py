"""``nngrade textbook CHAPTER…``: one run, or one after each save, in the format asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nngrade.commands import options
from nngrade.printable import printable

if TYPE_CHECKING:
    from nngrade.textbook.checking import Checked


@dataclass(frozen=True)
class Task:
    """What was asked for."""

    chapters: tuple[Path, ...]
    form: str = "text"
    every: bool = False
    sidecar: Path | None = None


def run(task: Task) -> int:
    """The exit status: 1 when an erratum was found, else 0. A file refused is a `Trouble`."""
    return _told(_checked(task), task)


def watch(task: Task) -> int:
    """Runs again after each save, until Ctrl-C."""
    import watchfiles

    own = {path.resolve() for path in (*task.chapters, task.sidecar) if path}
    watched = own | _again(task, own)
    while True:
        folders, absent = _folders(watched)
        click.echo("Waiting for a save; Ctrl-C ends.", err=True)
        for changes in watchfiles.watch(*folders, recursive=False):
            names = {Path(name).resolve() for _, name in changes}
            if names & (watched | absent) or any(
                name.name.endswith(".nngrade.toml") for name in names
            ):
                break
        else:
            raise KeyboardInterrupt
        watched = own | _again(task, watched)


def _again(task: Task, watched: set[Path]) -> set[Path]:
    """One run of a watch: the files to wait for. One that cannot be read just now is told, and what
    was watched before stays watched.
    """
    click.echo(f"--- {datetime.now().astimezone():%H:%M:%S} ---", err=True)
    try:
        checked = _checked(task)
    except options.Trouble as problem:
        problem.show()
        return watched
    _told(checked, task)
    files = {Path(file).resolve() for file in checked.watched()}
    return files | watched if checked.missing else files


def _folders(watched: set[Path]) -> tuple[set[Path], set[Path]]:
    """The folders in which the files lie or would lie, and those of them that are not there yet."""
    folders: set[Path] = set()
    absent: set[Path] = set()
    for path in watched:
        for folder in path.parents:
            if folder.is_dir():
                folders.add(folder)
                break
            absent.add(folder)
    return folders, absent


def _checked(task: Task) -> Checked:
    from nngrade.textbook.checking import check
    from nngrade.textbook.reading.passages import Unopenable

    try:
        with options.progress("checking the chapter") as advance:
            return check(task.chapters, task.sidecar, advance)
    except Unopenable as problem:
        raise options.Trouble(str(problem)) from None


def _told(checked: Checked, task: Task) -> int:
    from nngrade.textbook.claims import ERRATUM

    if task.form == "json":
        click.echo(_rendered(checked, task))
    else:
        click.echo(options.encodable(_rendered(checked, task)))
    for one in checked.missing:
        told = f"{one.file}:{one.line}: {one.text}"
        click.echo(printable(told), err=True)
    return 1 if checked.review.having(ERRATUM) else 0


def _rendered(checked: Checked, task: Task) -> str:
    if task.form == "json":
        from nngrade.render import json

        return json.render(checked.whole())
    if task.form == "github":
        from nngrade.render import chapter_github

        return chapter_github.render(checked)
    if task.form == "markdown":
        from nngrade.render import chapter_markdown

        return chapter_markdown.render(checked)
    if task.form == "html":
        from nngrade.render import chapter_html

        return chapter_html.render(checked)
    from nngrade.render import chapter_text

    plain = not options.speaks_unicode()
    return chapter_text.render(checked, every=task.every, plain_marks=plain)
