"""``nngrade textbook``."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade.commands import options


@click.command("textbook")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
def command(file: Path | None, form: str) -> int:
    """Check the tutorial's printed figures against their derivation.

    Exit status 1 says that an erratum was found. FILE, a chapter of your own, cannot be
    checked yet.
    """
    if file is not None:
        raise options.Trouble(_refusal(file))
    from nngrade.textbook import tutorial
    from nngrade.textbook.claims import ERRATUM
    from nngrade.textbook.verdict import review

    result = review(tutorial.SOURCE, tutorial.CLAIMS)
    if form == "json":
        from nngrade.render import json

        click.echo(json.render(result))
    else:
        from nngrade.render import claims_text

        shown = claims_text.render(result, plain_marks=not options.speaks_unicode())
        click.echo(options.encodable(shown))
    return 1 if result.having(ERRATUM) else 0


def _refusal(file: Path) -> str:
    try:
        there = file.exists()
    except OSError:  # a name too long, a folder that may not be looked into
        there = False
    if not there:
        return f"There is no file {file}."
    return (
        f"{file} cannot be checked: chapters of your own are not supported yet; "
        "`nngrade textbook` without FILE checks the tutorial's worked example."
    )
