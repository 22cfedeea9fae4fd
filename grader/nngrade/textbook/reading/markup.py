"""What Markdown has besides its text and formulas, put aside before any of it is read."""

from __future__ import annotations

import html
import re

FRONT = re.compile(r"\A---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*\n){1,200}(?:---|\.\.\.)[ \t]*\n")
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d?|#\d{2,6}|#x[\da-fA-F]{2,5});")
# Some sites' Markdown needs a second backslash before its brackets; \\\\[6pt] only ends a row.
DOUBLED = re.compile(
    r"\\\\\((?P<in_line>(?:(?!\\\\[()]|\n\s*\n).){1,600}?)\\\\\)"
    r"|\\\\\[(?!\s*[\d.]+\s*[a-z]{2}\])(?P<apart>(?:(?!\\\\[\[\]]).){1,3000}?)\\\\\]",
    re.DOTALL,
)


def prepared(text: str) -> str:
    """A chapter's text without its front matter, with single marks and with signs for their
    names; every line stays on its own.
    """
    text = FRONT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return undoubled(ENTITY.sub(_sign, text))


def _sign(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    return sign if sign.isprintable() and sign not in "$`|" else " "


def undoubled(text: str) -> str:
    """Formulas between doubled marks with single ones, and every place as it was."""

    def single(match: re.Match[str]) -> str:
        inside = match["in_line"] or match["apart"]
        left, right = "()" if match["in_line"] else "[]"
        return f" \\{left}{inside} \\{right}"

    return DOUBLED.sub(single, text)
