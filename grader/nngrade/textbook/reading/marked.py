"""What Markdown, plain text and LaTeX have in common: formulas between marks, prose around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nngrade.textbook.reading.marks import COMMENT, ENDLESS, SPAN, Marked, marked
from nngrade.textbook.reading.passages import (
    ACCEPT,
    FORMULA,
    HEADING,
    LOST,
    PLAIN,
    PROSE,
    TABLE,
    Passage,
)
from nngrade.textbook.reading.rows import chains_of

DIRECTIVE = re.compile(r"\s*nngrade:\s*(?P<accepts>accept(?:ed)?\b[:\s]*)?(?P<words>.*)", re.DOTALL)
TEXTUAL = frozenset(
    {
        "",
        "text",
        "txt",
        "plain",
        "plaintext",
        "console",
        "output",
        "none",
        "ascii",
        "math",
        "latex",
        "tex",
    }
)
OPTIONS = re.compile(r"\A\s*(?:[ \t]*:[\w-]+:[^\n]*\n)+")  # a directive's, such as :label:
SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[A-Z(\\\d\-*])|(?<=[.!?;])\s+$|\n\s*\n")
BEHIND = re.compile(r"\s?(\\?%|‰|(?:per ?cent|million|billion|thousand|trillion|[kKMG]B?)\b)")
UNDERLINE = re.compile(r"={3,}\s*")
WORK = (
    r"(?:exercise|problem|question|example|quiz|self-check|exemple|exercice|aufgabe|beispiel|soal"
    r"|contoh|ejemplo|ejercicio|ex\.?(?=\s*\d))"
)
EXAMPLE = re.compile(
    rf"(?i:[\s>]*\*\*(?P<bold>(?=[^*]{{0,60}}\b{WORK}\b)[^*]{{1,80}})\*\*)"
    rf"|\s*(?P<plain>(?=[A-Z])(?i:{WORK})\s*\.?\s*\d+[^.:)]{{0,40}}[.:)])"
)  # a problem or an example of its own, without a heading's marks
IN_WORDS = re.compile(
    r"\s+(?:is|equals|becomes|is equal to"
    r"|(?:is|was) (?:calculated|computed|found|set|chosen) (?:to be|as|to))"
    r"\s+(-?\d+(?:\.\d+)?)(?=[.,;)]?(?:\s|$))"
    r"(?!\s*(?:times|percent|per|to|or|%|of|more|less|\w+ (?:times|larger)))"
)
NAMED = re.compile(
    r"\\?[A-Za-z]+'*(?:_(?:\w|\{\w+\}))?(?:\^\{\(\w\)\})?'*|\\hat\s*\{?[a-z]\}?(?:_\w)?"
)
SHORT = 30  # characters of a formula that is a lone name
LEAD = 160  # characters
# What holds a formula, and whether it stands on lines of its own.
FORMULAS = {
    "display": True,
    "bracketed": True,
    "environment": True,
    "round": False,
    "inline": False,
    "directive": True,
    "role": False,
}
BREAKS = frozenset({"fence", "table", "heading", "latex"})
IN_A_SENTENCE = frozenset({"inline", "round", "role"})
NUMBER = re.compile(r"\(\\#eq:[^()\s]*\)")  # an equation's, by which a book refers to it
WORDS = re.compile(r"\w")


class Lines:
    """Line numbers, from 1, of places in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, place: int) -> int:
        return bisect_right(self.starts, place)


def passages(text: str, file: str, *, hashes: bool = True) -> Iterator[Passage]:
    """All of a text, in order; `hashes` says whether # begins a heading."""
    lines = Lines(text)
    at = 0
    lead = ""
    apart = True  # whether words stand between a formula and the one before
    for one in marked(text, hashes=hashes):
        between = text[at : one.start]
        apart = apart or WORDS.search(between) is not None
        if between.strip():
            yield from _prose(between, lines.at(at), file, lead)
        lead = _lead(lead, between)
        for passage in _within(one, lines, file, lead):
            behind = _following(text, one.end) if passage.kind == FORMULA else ""
            if not behind and one.kind in IN_A_SENTENCE:
                behind = _in_words(one.inside, text, one.end)
            words = apart if passage.kind == FORMULA else passage.apart
            yield replace(passage, text=passage.text + behind, apart=words)
        apart = one.kind not in FORMULAS
        if one.kind in BREAKS:
            lead = ""
        elif one.kind in IN_A_SENTENCE:
            lead = _lead(lead, f" {one.inside} ")
        at = one.end
    if text[at:].strip():
        yield from _prose(text[at:], lines.at(at), file, lead)


def _following(text: str, at: int) -> str:
    """A unit that stands right behind an inline formula, where it changes the figure."""
    match = BEHIND.match(text, at)
    if not match:
        return ""
    if match[1] == "‰":
        return match[1]
    return r"\%" if match[1] in {"%", r"\%", "percent", "per cent"} else rf"\text{{ {match[1]}}}"


def _in_words(formula: str, text: str, at: int) -> str:
    """`$h_2$ is calculated to be 0.95.` says in words what an equality sign would."""
    match = IN_WORDS.match(text, at) if len(formula) <= SHORT else None
    return f" = {match[1]}" if match and NAMED.fullmatch(formula.strip()) else ""


def _lead(before: str, between: str) -> str:
    """The end of the sentence so far."""
    whole = (before + between)[-4 * LEAD :]
    pieces = SENTENCE.split(whole)
    return pieces[-1][-LEAD:]


def _within(one: Marked, lines: Lines, file: str, lead: str) -> Iterator[Passage]:
    """The passages of one thing that stands between marks."""
    line = lines.at(one.inside_start)
    if one.kind in FORMULAS:
        formula = NUMBER.sub("", one.inside.strip("`"))  # a site's own way is $`x`$
        if one.kind == "directive":
            formula = _without_options(formula)
        for comment in COMMENT.finditer(formula):
            told_on = line + formula.count("\n", 0, comment.end())
            yield from _accepted(comment[1], told_on, file)
        formula = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), formula)
        yield Passage(FORMULA, formula, line, file, lead, display=FORMULAS[one.kind])
    elif one.kind in {"heading", "latex"}:
        level = int(one.match["level"]) if one.kind == "latex" else len(one.match["hashes"])
        yield Passage(HEADING, one.inside, line, file, level=level)
    elif one.kind == "comment":
        yield from _accepted(one.inside, lines.at(one.end), file)
    elif one.kind == ENDLESS:
        reason = f"no end of this formula was found within {SPAN} characters, so it was not read"
        yield Passage(LOST, reason, line, file, lead)
    elif one.kind == "table":
        yield Passage(TABLE, one.inside, line, file, lead)
        for comment in COMMENT.finditer(one.inside):
            yield from _accepted(comment[1], lines.at(one.inside_start + comment.end()), file)
    elif one.kind == "fence":
        yield from _fence(one, line, file, lead)
    else:
        yield from _plain([one.inside], line, file, lead)


def _accepted(comment: str, line: int, file: str) -> Iterator[Passage]:
    told = DIRECTIVE.match(comment)
    words = told["words"].strip() if told else ""
    if told and told["accepts"]:
        yield Passage(ACCEPT, words, line, file)
    elif told:
        known = "what the check knows is “nngrade: accept” and a reason"
        reason = f"the comment “nngrade: {words[:60]}” does nothing; {known}"
        yield Passage(LOST, reason, line, file)


def _without_options(formula: str) -> str:
    return OPTIONS.sub(lambda match: "\n" * match[0].count("\n"), formula)


def _plain(rows: Sequence[str], line: int, file: str, lead: str) -> Iterator[Passage]:
    for one in chains_of(rows, alone=False):
        before = rows[one.row][: one.place]
        said, apart = _lead(lead, before), bool(WORDS.search(before))
        yield Passage(PLAIN, one.text, line + one.row, file, said, apart=apart)


def _fence(one: Marked, first: int, file: str, lead: str) -> Iterator[Passage]:
    language = one.match["language"].strip().lower().strip("{}.")
    if language not in TEXTUAL:
        return
    code = one.inside
    if language in {"math", "latex", "tex"}:
        yield Passage(FORMULA, _without_options(code), first, file, lead, display=True)
        return
    rows = code.split("\n")
    for chain in chains_of(rows, alone=True):
        apart = bool(WORDS.search(rows[chain.row][: chain.place]))
        line = first + chain.row
        yield Passage(PLAIN, chain.text, line, file, lead, display=True, apart=apart)


def _prose(text: str, line: int, file: str, lead: str) -> Iterator[Passage]:
    yield Passage(PROSE, text, line, file, lead)
    rows = text.split("\n")
    since = 0
    for offset, (row, below) in enumerate(pairwise([*rows, ""])):
        if UNDERLINE.fullmatch(below) and row.strip():
            yield from _plain(rows[since:offset], line + since, file, "")
            yield Passage(HEADING, row.strip(), line + offset, file, level=1)
            since = offset
        elif example := EXAMPLE.match(row):
            yield from _plain(rows[since:offset], line + since, file, "")
            title = example["bold"] or example["plain"]
            yield Passage(HEADING, title.rstrip(" .:"), line + offset, file, level=6)
            since = offset
    yield from _plain(rows[since:], line + since, file, "")
