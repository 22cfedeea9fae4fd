"""``nngrade textbook CHAPTER…``: one run, printed in the format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from nngrade.commands import options


def run(chapters: Sequence[Path], form: str, *, every: bool) -> int:
    """The exit status: 1 when an erratum was found, else 0. A file refused is a `Trouble`."""
    from nngrade.textbook.checking import check
    from nngrade.textbook.claims import ERRATUM
    from nngrade.textbook.reading.passages import Unopenable

    try:
        checked = check(chapters)
    except Unopenable as problem:
        raise options.Trouble(str(problem)) from None
    if form == "json":
        from nngrade.render import json

        click.echo(json.render(checked.review))
    elif form == "github":
        from nngrade.render import chapter_github

        click.echo(options.encodable(chapter_github.render(checked)))
    elif form == "markdown":
        from nngrade.render import chapter_markdown

        click.echo(options.encodable(chapter_markdown.render(checked)))
    else:
        from nngrade.render import chapter_text

        plain = not options.speaks_unicode()
        click.echo(options.encodable(chapter_text.render(checked, every=every, plain_marks=plain)))
    return 1 if checked.review.having(ERRATUM) else 0
