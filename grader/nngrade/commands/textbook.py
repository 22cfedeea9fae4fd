"""``nngrade textbook``."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade.commands import options

FORMATS = ("text", "json", "markdown", "github")


@click.command("textbook")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print.")
@click.option(
    "--all", "every", is_flag=True, help="Show every equality of a chapter, right or not."
)
def command(chapters: tuple[Path, ...], form: str, every: bool) -> int:
    """Check the figures and formulas of a text.

    CHAPTER is Markdown, plain text, LaTeX (.tex) or a notebook; several are read as one book,
    in order. Without one, the tutorial's own printed figures are checked against their
    derivation. Exit status 1 says that an erratum was found.
    """
    if chapters:
        from nngrade.commands import textbook_chapters

        return textbook_chapters.run(chapters, form, every=every)
    if form not in {"text", "json"}:
        raise options.Trouble(f"--format {form} is for chapters; name one.")
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
