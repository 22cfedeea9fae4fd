"""A model answer for a terminal, function by function beside the student's own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import click

from nngrade.model_answer import Pair
from nngrade.printable import printable
from nngrade.render.text import NARROWEST, quoted
from nngrade.render.wrapping import WIDTH, columns, wrapped

OWN, MODEL = "yours", "the model answer"
BETWEEN = " | "


def render(headline: str, intro: str, pairs: Sequence[Pair], width: int = WIDTH) -> str:
    """Each function in two columns where both fit into `width`, else one after the other.

    `pairs` without any of a student's is a model answer alone.
    """
    lines = [click.style(headline, bold=True), "", *wrapped(intro, "  ", min(width, WIDTH))]
    alone = all(pair.own is None for pair in pairs)
    for pair in pairs:
        shown = _indented(pair.model.splitlines()) if alone else _shown(pair, width - 2)
        lines += ["", click.style(pair.name, bold=True), "", *shown]
    return "\n".join(lines)


def _shown(pair: Pair, width: int) -> list[str]:
    model = pair.model.splitlines()
    if pair.own is None:
        return [f"  {MODEL} (your file has no {pair.name}):", "", *_indented(model)]
    if pair.same:
        return [f"  {OWN} and {MODEL} are the same:", "", *_indented(model)]
    own = printable(pair.own.expandtabs(4)).split("\n")
    left, right = (max(map(columns, code)) for code in ([OWN, *own], [MODEL, *model]))
    if left + len(BETWEEN) + right <= width:
        half = (width - len(BETWEEN)) // 2
        return _beside(own, model, half if max(left, right) <= half else left)
    own = [part for line in own for part in quoted(line, max(width, NARROWEST))]
    return [f"  {OWN}:", "", *own, "", f"  {MODEL}:", "", *_indented(model)]


def _beside(own: list[str], model: list[str], room: int) -> list[str]:
    """Two columns, the left one `room` wide."""
    rows = zip_longest([OWN, "", *own], [MODEL, "", *model], fillvalue="")
    return [
        f"  {left}{' ' * (room - columns(left))}{BETWEEN}{right}".rstrip() for left, right in rows
    ]


def _indented(code: list[str]) -> list[str]:
    return [f"    {line}".rstrip() for line in code]
