r"""A derivation in LaTeX: for each step a display with an ``aligned`` environment.

What is printed goes into a document that loads amsmath, or into a notebook's Markdown. The
sentences stand beside the formulas as comments.
"""

from __future__ import annotations

from nngrade.deriving.catalogue import Chapter, Part
from nngrade.deriving.notation import Latex
from nngrade.deriving.working import Working, workings


def render(headline: str, chapter: Chapter, parts: tuple[Part, ...]) -> str:
    lines = [f"% {headline}", r"% Needs \usepackage{amsmath}."]
    for part in parts:
        lines += ["", f"% {part.title}"]
        for working in workings(part, chapter.notation(), Latex):
            lines += ["", *_display(working)]
    return "\n".join(lines)


def _display(working: Working) -> list[str]:
    """One step; every line but the last ends in a line break."""
    right = [*working.lines, *([working.numbers] if working.numbers else [])]
    rows = [f"  &= {line}" for line in right]
    return [
        f"% {working.step.name}: {working.step.sentence}",
        r"\[",
        r"\begin{aligned}",
        working.left,
        *(row + r" \\" for row in rows[:-1]),
        rows[-1],
        r"\end{aligned}",
        r"\]",
    ]
