"""The marks that set formulas, tables, listings and headings apart from prose.

Each is found by its beginning alone; its end is looked for in a bounded stretch, so that marks
which are never closed cost little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SPAN = 20_000  # characters a formula may have before its mark is taken for a stray one
ENVIRONMENTS = (
    r"(?:align|alignat|equation|gather|eqnarray|multline|displaymath|flalign|math|aligned|gathered"
    r"|split|IEEEeqnarray|dmath)\*?"
)
OPENERS = re.compile(
    rf"""
  (?P<fence>^[ ]{{0,3}}(?P<ticks>```+|~~~+)[ ]*(?P<language>[^\n`]{{0,200}})\n)
| (?P<comment><!--)
| (?P<table>^(?=[^\n|]{{0,2000}}\|)[^\n]{{1,4000}}+\n
    [ ]{{0,3}}\|?(?=[^\n]{{0,2000}}?(?:--|:-|-:|-[ ]*\|))[ :|\-]{{2,4000}}+\n
    (?:(?=[^\n|]{{0,2000}}\|)[^\n]{{1,4000}}+(?:\n|\Z))+)
| (?P<display>(?<!\\)\$\$)
| (?P<bracketed>(?<!\\)\\\[)
| (?P<environment>\\begin\{{(?P<named>{ENVIRONMENTS})\}})
| (?P<round>(?<!\\)\\\()
| (?P<inline>(?<![\\$])\$(?!\$)(?P<math>(?:\\.|(?!<!--)[^$\\\n]|\n(?!\s*\n)){{1,1500}}?)\$(?!\d))
| (?P<directive>^(?P<indent>[ ]*)\.\.[ ]+math::
    (?P<body>[^\n]*\n(?:(?:[ ]*|(?P=indent)[ ]{{2,}}[^\n]*)(?:\n|\Z)){{0,200}}))
| (?P<role>(?::math:|\{{math\}})`(?P<formula>[^`\n]{{1,600}})`)
| (?P<ticked>`(?P<literal>[^`\n]{{1,300}})`)
| (?P<heading>^(?P<hashes>\#{{1,6}})[ \t]+(?P<title>[^\n]{{1,500}}?)[ \t#]*$)
| (?P<latex>^\\nngradeheading(?P<level>\d)\{{(?P<named_title>[^\n]{{0,500}})\}}$)
""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
KINDS = (
    "fence", "comment", "table", "display", "bracketed", "environment", "round", "inline", "ticked",
    "heading", "latex", "directive", "role",
)  # fmt: skip
INNER = {
    "inline": "math", "ticked": "literal", "heading": "title", "latex": "named_title",
    "directive": "body", "role": "formula",
}  # fmt: skip
COMMENT = re.compile(r"<!--((?:(?!-->).){0,2000})-->", re.DOTALL)  # within a table's row
CLOSERS = {"comment": "-->", "display": "$$", "bracketed": "\\]", "round": "\\)"}
ENDLESS = "endless"  # a formula whose end is nowhere near


@dataclass(frozen=True)
class Marked:
    """One thing between marks: its kind, what is inside, and where both begin and end."""

    kind: str
    inside: str
    inside_start: int
    start: int
    end: int
    match: re.Match[str]


def marked(text: str, *, hashes: bool) -> Iterator[Marked]:
    """Everything between marks, in order; `hashes` says whether # begins a heading."""
    at = told = 0
    while match := OPENERS.search(text, at):
        found = _closed(text, match)
        if found is None and match["environment"] and match.start() >= told:
            told = match.start() + SPAN
            yield Marked(ENDLESS, "", match.start(), match.start(), match.start(), match)
        if found is None or (found.kind == "heading" and not hashes):
            at = match.start() + 1 if found is None else match.end()
            continue
        yield found
        at = max(found.end, match.start() + 1)


def _closed(text: str, match: re.Match[str]) -> Marked | None:
    kind = next(kind for kind in KINDS if match[kind] is not None)
    if kind in INNER:
        group = INNER[kind]
        if kind == "inline" and not _mathematical(match[group]):
            return None
        return Marked(kind, match[group], match.start(group), match.start(), match.end(), match)
    if kind == "table":
        return Marked(kind, match[0], match.start(), match.start(), match.end(), match)
    close, length = _closer(text, match, kind)
    if close < 0 or (close == match.end() and kind != "comment"):
        return None
    end = close + length
    if kind == "environment":
        return Marked(kind, text[match.start() : end], match.start(), match.start(), end, match)
    return Marked(kind, text[match.end() : close], match.end(), match.start(), end, match)


def _closer(text: str, match: re.Match[str], kind: str) -> tuple[int, int]:
    """Where the closing mark stands and how long it is; -1 where there is none near."""
    start, stop = match.end(), match.end() + SPAN
    if kind == "fence":
        fence = re.compile(rf"^[ ]{{0,3}}{match['ticks']}[ ]*$", re.MULTILINE)
        closing = fence.search(text, start, stop)
        return (closing.start(), len(closing[0])) if closing else (-1, 0)
    closer = CLOSERS.get(kind) or rf"\end{{{match['named']}}}"
    return text.find(closer, start, stop), len(closer)


def _mathematical(text: str) -> bool:
    """Whether what stands between two dollar signs is a formula, and no price."""
    text = text.replace(r"\$", "")
    if re.search(r"[\\=^_<>]", text) or not re.search(r"\s", text.strip()):
        return True
    return not re.search(r"[A-Za-z]{2,}", text)
