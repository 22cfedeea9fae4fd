"""``nngrade textbook``."""

from __future__ import annotations

from pathlib import Path

import click

from nngrade.commands import options

# What cannot be read is told by whoever reads it, in a sentence of its own.
FILE = click.Path(readable=False, path_type=Path)
FORMATS = ("text", "json", "markdown", "github", "html")


@click.command("textbook")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...", type=FILE)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print.")
@click.option(
    "--all", "every", is_flag=True, help="Show every equality of a chapter, right or not."
)
@click.option(
    "--sidecar",
    type=FILE,
    help="A TOML file with givens, claims and exceptions; CHAPTER.nngrade.toml by default.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
def command(
    chapters: tuple[Path, ...], form: str, every: bool, sidecar: Path | None, watch: bool
) -> int:
    """Check the figures and formulas of a text.

    CHAPTER is Markdown, plain text, LaTeX (.tex) or a notebook; several are read as one book,
    in order. Without one, the tutorial's own figures, formulas and definitions are checked.
    Exit status 1 says that an erratum was found.
    """
    if chapters:
        from nngrade.commands import textbook_chapters

        task = textbook_chapters.Task(chapters, form, every, sidecar)
        return textbook_chapters.watch(task) if watch else textbook_chapters.run(task)
    if sidecar or watch or every:
        raise options.Trouble("--all, --sidecar and --watch are for chapters; name one.")
    if form not in {"text", "json", "html"}:
        raise options.Trouble(f"--format {form} is for chapters; name one.")
    from nngrade.textbook import tutorial
    from nngrade.textbook.claims import ERRATUM
    from nngrade.textbook.verdict import review

    with options.progress("checking claims") as advance:
        result = review(tutorial.SOURCE, tutorial.CLAIMS, advance)
    if form == "json":
        from nngrade.render import json

        click.echo(json.render(result))
    elif form == "html":
        from nngrade.render import claims_html

        click.echo(options.encodable(claims_html.render(result)))
    else:
        from nngrade.render import claims_text

        shown = claims_text.render(result, plain_marks=not options.speaks_unicode())
        click.echo(options.encodable(shown))
    return 1 if result.having(ERRATUM) else 0
