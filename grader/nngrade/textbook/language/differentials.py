r"""Derivative fractions, `\frac{\partial L}{\partial w}` and ∂L/∂w, as one token each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nngrade.textbook.language.naming import Namer
from nngrade.textbook.language.signs import ACCENT_SIGNS
from nngrade.textbook.language.tree import Name

if TYPE_CHECKING:
    from nngrade.textbook.language.scanner import Scanner

ORDERS = 4
MARK = re.compile(r"\\partial|\\mathrm\s*\{d\}|\\text\s*\{d\}|\\operatorname\s*\{d\}|d")
ORDER = re.compile(r"\s*\^\s*(?:\{(\d)\}|(\d))\s*")
NAME = (
    r"(?:\\[A-Za-z]+\s*(?:\{[^{}]*\})?|[A-Za-zα-ωΑ-Ω]+)"
    rf"(?:_\{{[^{{}}]*\}}|_\w+|\d+|'|[{''.join(sorted(ACCENT_SIGNS))}]|\^\{{\([^{{}}]*\)\}})*"
)
IN_PLAIN_TEXT = re.compile(
    r"(?:(?P<partial>\\partial\s*)|(?<![A-Za-z\\])d(?=[A-Za-zα-ωΑ-Ω\\]))"
    rf"(?P<of>{NAME})\s*/\s*(?(partial)\\partial\s*|d)(?P<by>{NAME})"
)
WORD = re.compile(r"[A-Za-z]{2,}")


def in_plain_text(scanner: Scanner) -> bool:
    """Takes ∂L/∂w or dL/dw, if it stands there."""
    match = IN_PLAIN_TEXT.match(scanner.text, scanner.at)
    if not match:
        return False
    by = Namer(match["by"], scanner.lexicon, plain=True).read_word(0)[0]
    end = match.end()
    scanner.add("DFRAC", (by,), scanner.at + 1)
    of = match["of"]
    scanner.nested(r"\text{" + of + "}" if WORD.fullmatch(of) else of, end)
    return True


def in_fraction(scanner: Scanner, over: str, under: str, end: int, after: int) -> bool:
    """Takes a fraction with differentials over and under its bar; says whether it is one."""
    names = _denominator(scanner, under)
    numerator = over.strip()
    top = MARK.match(numerator)
    if not (names and top and _differentiates(numerator, top)):
        return False
    rest = re.sub(r"^\s*\^\s*(?:\{(\d)\}|(\d))", "", numerator[top.end() :])
    scanner.add("DFRAC", names, end)
    scanner.nested(rest, after)
    return True


def _differentiates(text: str, top: re.Match[str]) -> bool:
    rest = text[top.end() :]
    return top[0] != "d" or not rest.strip() or bool(re.match(r"\s*[A-Za-z\\^]", rest))


def _denominator(scanner: Scanner, under: str) -> tuple[Name, ...]:
    r"""The names of ``\partial x \partial y`` or ``dx^2``; none where it is something else."""
    text, at = under.strip(), 0
    found: list[Name] = []
    namer = Namer(text, scanner.lexicon, plain=scanner.plain)
    while at < len(text):
        mark = MARK.match(text, at)
        at = _spaces(text, mark.end()) if mark else len(text)
        if not mark or not namer.begins(at):
            return ()
        whole = mark[0] == "d" and WORD.match(text, at)
        name, at = namer.read_word(at) if whole else namer.read(at)[0]
        twice = ORDER.match(text, at)
        found.extend([name] * (min(int(twice[1] or twice[2]), ORDERS) if twice else 1))
        at = _spaces(text, twice.end() if twice else at)
    return tuple(found)


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
