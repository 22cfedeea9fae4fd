"""A derivation for a terminal: a step a paragraph, formulas aligned at their equals signs."""

from __future__ import annotations

from collections.abc import Callable

import click

from nngrade.deriving.catalogue import Chapter, Part
from nngrade.deriving.notation import Plain
from nngrade.deriving.working import Working, put_in, workings
from nngrade.render.wrapping import WIDTH, wrapped

Typed = Callable[[str], str]


def render(
    headline: str, chapter: Chapter, parts: tuple[Part, ...], typed: Typed = lambda text: text
) -> str:
    """The steps of `parts` in the book's notation, each with its sentence and its numbers.

    `typed` turns signs that cannot be shown into others, before the lines are laid out.
    """
    notation = chapter.notation()
    lines = [click.style(headline, bold=True), "", *wrapped(typed(chapter.intro), "  ")]
    plain = Plain(notation)
    values = [f"{plain.quantity(name)} = {value}" for name, value in put_in(parts).items()]
    if values:
        said = f"The numbers are those of {chapter.numbers}: {', '.join(values)}."
        lines += ["", *wrapped(typed(said), "  ")]
    for part in parts:
        lines += ["", click.style(part.title, bold=True)]
        for working in workings(part, notation, Plain):
            lines += ["", *_step(working, typed)]
    return "\n".join(lines)


def _step(working: Working, typed: Typed) -> list[str]:
    left, right = typed(working.left), [typed(line) for line in working.lines]
    first, *rest = right or [""]
    lines = [_named(f"  {left} = {first}" if first else f"  {left}", working.step.name, left)]
    lines += [f"  {' ' * len(left)} = {line}" for line in rest]
    lines += wrapped(typed(working.step.sentence.replace(" - ", " − ")), "      ")
    if working.numbers:
        lines.append(f"      Here: {typed(working.numbers)}")
    return lines


def _named(line: str, name: str, left: str) -> str:
    """The line with what to type for the step at its right end, where that is not plain."""
    room = WIDTH - len(line) - 2
    name = f"[{name}]" if name != left else ""
    return f"{line}  {name.rjust(room)}" if 0 < len(name) <= room else line
