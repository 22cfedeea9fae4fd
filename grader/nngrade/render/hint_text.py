"""A hint for a terminal: its place in the row, its sentences, its code as it stands."""

from __future__ import annotations

import re

import click

from nngrade.hints import GAP, Hint
from nngrade.render.wrapping import WIDTH, wrapped


def render(hint: Hint, width: int = WIDTH) -> str:
    """The hint under its headline. Code is kept line by line, sentences are wrapped."""
    headline = f"{hint.exercise}, {hint.check}: hint {hint.level} of {hint.of}"
    lines = [click.style(headline, bold=True)]
    for paragraph in re.split(r"\n{2,}(?=\S)", hint.text):
        lines += ["", *_paragraph(paragraph, width)]
    if GAP in hint.text:
        lines += ["", f"  Each {GAP} is yours to fill in."]
    return "\n".join(lines)


def _paragraph(text: str, width: int) -> list[str]:
    """Sentences up to the first indented line, then code; a blank line between the two."""
    sentences, _, code = text.partition("\n\n")
    lines = wrapped(" ".join(sentences.split()), "  ", width)
    if code:
        lines += ["", *(f"  {line}".rstrip() for line in code.splitlines())]
    return lines


def ending(hint: Hint, remembered: bool, derived: bool = False) -> str:
    """Whether another level follows, and the command that shows it; after the last, what else

    there is: `derived` says that the check has a derivation.
    """
    command = f"nngrade hint {hint.exercise} {hint.check}"
    if hint.level < hint.of:
        level = "" if remembered else f" --level {hint.level + 1}"
        return f"Another hint follows: {command}{level}"
    more = "That was the last hint."
    if derived:
        more += (
            f" `nngrade derive {hint.exercise} {hint.check}` shows where the formula comes from."
        )
    return "\n".join(wrapped(more))
