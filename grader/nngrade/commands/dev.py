"""``nngrade dev``: what those who write exercises run, in a checkout."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade import course
from nngrade.commands import options

check_only = click.option(
    "--check", "check_only", is_flag=True, help="Only say whether anything would change."
)


@click.group("dev")
def command() -> None:
    """Tools for those who write exercises; they need a checkout."""


def _checkout() -> Path:
    root = course.folder()
    if not (root / "pyproject.toml").is_file():
        raise options.Trouble(
            "`nngrade dev` works in a checkout of nngrade that is installed by "
            "`pip install -e .` in it."
        )
    return root


def _write_or_compare(path: Path, text: str, check_only: bool) -> bool:
    """Whether `path` holds `text`, after writing it unless `check_only`."""
    same = path.is_file() and path.read_text(encoding="utf-8") == text
    if same:
        return True
    if check_only:
        click.echo(f"{path} is out of date: run the same command without --check.")
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"wrote {path}")
    return True


@command.command("stubs")
@check_only
def stubs(check_only: bool) -> int:
    """Make exercises/ from the marked model answers in solutions/."""
    from nngrade import rubrics
    from nngrade.stubs import UnpairedMark, stub_of

    _checkout()
    fresh = True
    for name in rubrics.CATALOGUE:
        try:
            text = stub_of(course.solution(name).read_text(encoding="utf-8"))
        except (OSError, UnpairedMark) as problem:
            raise options.Trouble(f"solutions/{name}.py: {problem}.") from None
        fresh &= _write_or_compare(course.stub(name), text, check_only)
    return 0 if fresh else 1


@command.command("derive")
@check_only
def derive(check_only: bool) -> int:
    """Derive the backward steps of the worked example again, by SymPy."""
    from nngrade.references import generate

    _checkout()
    return (
        0
        if _write_or_compare(generate.BACKWARD_FILE, generate.backward_source(), check_only)
        else 1
    )


@command.command("feedback")
@check_only
def feedback(check_only: bool) -> int:
    """Make docs/feedback.md: what `nngrade check` says to the mistakes in docs/feedback.toml."""
    from nngrade import feedbackpage, judge

    docs = _checkout() / "docs"
    try:
        shown = feedbackpage.examples(docs / "feedback.toml")
        text = feedbackpage.page(shown, click.echo)
    except (feedbackpage.BadExample, judge.UnknownCheck) as problem:
        raise options.Trouble(str(problem)) from None
    return 0 if _write_or_compare(docs / "feedback.md", text, check_only) else 1


@command.command("check")
def check() -> int:
    """Let the course check itself: solutions, stubs, hints, files, failing submissions."""
    from nngrade import coursecheck

    troubles = coursecheck.troubles(_checkout(), click.echo)
    for trouble in troubles:
        click.echo(f"  ! {trouble}")
    click.echo(f"{len(troubles)} troubles." if troubles else "The course is in order.")
    return 1 if troubles else 0
