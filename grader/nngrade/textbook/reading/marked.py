"""What Markdown, plain text and LaTeX have in common: formulas between marks, prose around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from nngrade.textbook.reading.passages import ACCEPT, FORMULA, HEADING, PLAIN, PROSE, TABLE, Passage
from nngrade.textbook.reading.plain import equations, is_code

SPAN = 20_000  # characters a formula may have before its mark is taken for a stray one
ENVIRONMENTS = (
    r"(?:align|alignat|equation|gather|eqnarray|multline|displaymath|flalign|math|aligned|gathered"
    r"|split)\*?"
)
MARKS = re.compile(
    rf"""
  (?P<fence>^[ ]{{0,3}}(?P<ticks>```+|~~~+)[ ]*(?P<language>[^\n`]*)\n
    (?P<code>(?:.{{0,{SPAN}}}?\n)?)[ ]{{0,3}}(?P=ticks)[ ]*$)
| (?P<comment><!--(?P<remark>.{{0,{SPAN}}}?)-->)
| (?P<table>^[^\n]*\|[^\n]*\n[ ]*\|?[ :|\-]*-{{2,}}[ :|\-]*\n(?:[^\n]*\|[^\n]*(?:\n|\Z))+)
| (?P<display>(?<!\\)\$\$(?P<displayed>.{{1,{SPAN}}}?)\$\$)
| (?P<bracketed>\\\[(?P<inside>.{{1,{SPAN}}}?)\\\])
| (?P<environment>\\begin\{{(?P<named>{ENVIRONMENTS})\}}.{{1,{SPAN}}}?\\end\{{(?P=named)\}})
| (?P<round>\\\((?P<within>.{{1,3000}}?)\\\))
| (?P<inline>(?<![\\$])\$(?!\$)(?P<math>(?:\\.|(?!<!--)[^$\\\n]|\n(?!\s*\n)){{1,1500}}?)\$(?!\d))
| (?P<ticked>`(?P<literal>[^`\n]{{1,300}})`)
| (?P<heading>^(?P<hashes>\#{{1,6}})[ \t]+(?P<title>[^\n]*?)[ \t#]*$)
| (?P<latex>^\\nngradeheading(?P<level>\d)\{{(?P<named_title>[^\n]*)\}}$)
""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
DIRECTIVE = re.compile(r"\s*nngrade:\s*(?:accept(?:ed)?\b[:\s]*)?(.*)", re.DOTALL)
TEXTUAL = frozenset(
    {"", "text", "txt", "plain", "plaintext", "console", "output", "none", "math", "latex", "tex"}
)
SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[A-Z(\\\d\-*])|(?<=[.!?;])\s+$|\n\s*\n")
BEHIND = re.compile(r"\s?(\\?%|(?:percent|per cent|million|billion|thousand|trillion|[kKMG]B?)\b)")
LEAD = 160  # characters
# The groups of `MARKS` that hold a formula, and whether it stands on lines of its own.
FORMULAS = {"displayed": True, "inside": True, "environment": True, "within": False, "math": False}


class Lines:
    """Line numbers, from 1, of places in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, place: int) -> int:
        return bisect_right(self.starts, place)


def passages(text: str, file: str) -> Iterator[Passage]:
    """All of a text, in order."""
    lines = Lines(text)
    at = 0
    lead = ""
    for match in MARKS.finditer(text):
        if match["inline"] and not _mathematical(match["math"]):
            continue
        between = text[at : match.start()]
        if between.strip():
            yield from _prose(between, lines.at(at), file, lead)
        lead = _lead(lead, between)
        for passage in _marked(match, lines, file, lead):
            behind = _following(text, match.end()) if passage.kind == FORMULA else ""
            yield replace(passage, text=passage.text + behind) if behind else passage
        if match["fence"] or match["table"] or match["heading"] or match["latex"]:
            lead = ""
        elif match["inline"] or match["round"]:
            lead = _lead(lead, " " + (match["math"] or match["within"]) + " ")
        at = match.end()
    if text[at:].strip():
        yield from _prose(text[at:], lines.at(at), file, lead)


def _mathematical(text: str) -> bool:
    """Whether what stands between two dollar signs is a formula, and no price."""
    text = text.replace(r"\$", "")
    if re.search(r"[\\=^_<>]", text) or not re.search(r"\s", text.strip()):
        return True
    return not re.search(r"[A-Za-z]{2,}", text)


def _following(text: str, at: int) -> str:
    """A unit that stands right behind an inline formula, where it changes the figure."""
    match = BEHIND.match(text, at)
    if not match:
        return ""
    return r"\%" if match[1] in {"%", r"\%", "percent", "per cent"} else rf"\text{{ {match[1]}}}"


def _lead(before: str, between: str) -> str:
    """The end of the sentence so far."""
    whole = (before + between)[-4 * LEAD :]
    pieces = SENTENCE.split(whole)
    return pieces[-1][-LEAD:]


def _marked(match: re.Match[str], lines: Lines, file: str, lead: str) -> Iterator[Passage]:
    """The passages of one thing that stands between marks."""
    for group, display in FORMULAS.items():
        if match[group]:
            line = lines.at(match.start(group))
            yield Passage(FORMULA, match[group], line, file, lead, display=display)
            return
    line = lines.at(match.start())
    title = match["title"] or match["named_title"]
    if title:
        level = len(match["hashes"]) if match["hashes"] else int(match["level"])
        yield Passage(HEADING, title, line, file, level=level)
    elif match["comment"]:
        if told := DIRECTIVE.match(match["remark"]):
            yield Passage(ACCEPT, told[1].strip(), lines.at(match.end()), file)
    elif match["table"]:
        yield Passage(TABLE, match["table"], line, file, lead)
    elif match["fence"]:
        yield from _fence(match, lines, file, lead)
    else:
        yield from _plain(match["literal"] or "", line, file, lead)


def _plain(row: str, line: int, file: str, lead: str) -> Iterator[Passage]:
    if ("=" in row or "≈" in row) and not is_code(row):
        for place, equation in equations(row):
            yield Passage(PLAIN, equation, line, file, _lead(lead, row[:place]))


def _fence(match: re.Match[str], lines: Lines, file: str, lead: str) -> Iterator[Passage]:
    language = match["language"].strip().lower().strip("{}.")
    if language not in TEXTUAL:
        return
    code, first = match["code"], lines.at(match.start("code"))
    if language in {"math", "latex", "tex"}:
        yield Passage(FORMULA, code, first, file, lead, display=True)
        return
    for offset, row in enumerate(code.split("\n")):
        if not is_code(row):
            for _, equation in equations(row, alone=True):
                yield Passage(PLAIN, equation, first + offset, file, lead, display=True)


def _prose(text: str, line: int, file: str, lead: str) -> Iterator[Passage]:
    yield Passage(PROSE, text, line, file, lead)
    for offset, row in enumerate(text.split("\n")):
        if _underlined(text, offset):
            yield Passage(HEADING, row.strip(), line + offset, file, level=1)
        yield from _plain(row, line + offset, file, "")


def _underlined(text: str, offset: int) -> bool:
    rows = text.split("\n", offset + 2)
    return (
        len(rows) > offset + 1
        and bool(rows[offset].strip())
        and re.fullmatch(r"={3,}\s*", rows[offset + 1]) is not None
    )
