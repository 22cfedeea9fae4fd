"""A hint for a terminal: its place in the row, its sentences, its code as it stands."""

from __future__ import annotations

import re

import click

from nngrade.hints import GAP, Hint
from nngrade.render.wrapping import wrapped


def render(hint: Hint) -> str:
    """The hint under its headline. Code is kept line by line, sentences are wrapped."""
    headline = f"{hint.exercise}, {hint.check}: hint {hint.level} of {hint.of}"
    lines = [click.style(headline, bold=True)]
    for paragraph in re.split(r"\n{2,}(?=\S)", hint.text):
        lines += ["", *_paragraph(paragraph)]
    if GAP in hint.text:
        lines += ["", f"  Each {GAP} is yours to fill in."]
    return "\n".join(lines)


def _paragraph(text: str) -> list[str]:
    """Sentences up to the first indented line, then code; a blank line between the two."""
    sentences, _, code = text.partition("\n\n")
    lines = wrapped(" ".join(sentences.split()), "  ")
    if code:
        lines += ["", *(f"  {line}".rstrip() for line in code.splitlines())]
    return lines


def ending(hint: Hint, remembered: bool) -> str:
    """Whether another level follows, and the command that shows it."""
    command = f"nngrade hint {hint.exercise} {hint.check}"
    if hint.level == hint.of:
        return "That was the last hint."
    if remembered:
        return f"Another hint follows: {command}"
    return f"Another hint follows: {command} --level {hint.level + 1}"
