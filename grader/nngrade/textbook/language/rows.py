"""Rows of a display: where one begins in earnest, and whether it goes on with the row above."""

from __future__ import annotations

import re

from nngrade.textbook.language import signs
from nngrade.textbook.language.folding import braces
from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.macros import PROSE

OPERATION = r"[-+*/]|\\(?:cdot|times|odot|div|pm)(?![A-Za-z])"
# What a row may have in front: columns, empty groups, gaps, the other half of a pair of brackets.
LEAD = re.compile(
    r"(?:[\s&~]|\{\s*\}|\\(?:quad|qquad|enspace|thinspace|medspace|hfill)(?![A-Za-z])"
    r"|\\[,;:!> ]|\\(?:left|[bB]igg?l)\s*\."
    r"|(?P<grouped>\\(?:hspace\*?|mspace|phantom|hphantom|vphantom|mathrel|mathbin|label|tag\*?"
    r"|(?:short)?intertext)(?=\s*\{)))"
)
UNSEEN = re.compile(r"\s*(?:\\[hv]?phantom\s*\{[^\\]*\}\s*)?")
HALF = re.compile(r"\\(?:right|[bB]igg?r)\s*\.$")
SIGNED = re.compile(OPERATION)
UNFINISHED = re.compile(rf"(?<![\^_{{])(?:(?!\*)(?:{OPERATION}))(?:\s|\{{\s*\}}|\\[,;:! ])*$")
ROW = re.compile(r"\\\\|\\(?:end|newline)(?![A-Za-z])|$")
OWN_HEAD = re.compile(
    r"[^=<>]{1,200}?&(?:\s|\{\})*(?:[=<>]|\\(?:approx|le|ge|leq|geq)(?![A-Za-z]))"
)
# What follows a `&` up to a relation in its row; the group has the first piece of the column.
COLUMN = re.compile(
    r"(?:\s|&|\{\}|\\q?quad(?![a-z])|\\[,;:! ])*+(\\[A-Za-z]++|[^\\])"
    r"(?:[^\\=<>]|\\(?!\\|end|begin|approx)(?:[A-Za-z]++|[{}|,;:! ])){0,200}?(?:=|<|>|\\approx)"
)
BARE = re.compile(r"-?\s*[\d.,]+\s*")
RELATES = re.compile(
    r"[=<>]|" + "|".join(re.escape(one) + r"(?![A-Za-z])" for one in signs.RELATIONS if "\\" in one)
)
BRACKET = re.compile(r"(?P<open>\\\{|\\langle|[(\[])|\\\}|\\rangle|[)\]]|\\\\\[[^\[\]]*\]")
TWO = "the row goes on with two equations at once"
DEEP = 12  # brackets within brackets
NEAR = 600  # characters in which a bracket is looked for that closes


# A row that goes on with two equations of the row above, each in its own columns.
TWICE = re.compile(
    r"(?<=\\\\)\s*+&\s*+(?:=|\\approx)(?:(?!\\\\|\\end)[^&]){1,300}+&(?:\s|\{\})*+&\s*+(?:=|\\approx)"
    r"(?:(?!\\\\|\\end).){0,600}",
    re.DOTALL,
)


def without_twofold(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A display without the rows that go on with two equations at once; where those stood."""
    if text.count("&") < 4:
        return text, []
    found = [(text.count("\n", 0, one.end()), one[0].strip()) for one in TWICE.finditer(text)]
    return TWICE.sub(lambda one: "\n" * one[0].count("\n"), text), found


def behind_group(text: str, at: int) -> int:
    """Where a group in braces ends; `at` where none begins there."""
    try:
        return braces(text, at)[1]
    except Unreadable:
        return at


def prose(text: str, at: int) -> bool:
    """Whether the words in a group are said between formulas, and name nothing."""
    try:
        words = braces(text, at)[0].strip().lower()
    except Unreadable:
        return False
    pieces = re.findall(r"[a-z]+", words)
    return words.startswith(",") or words.endswith(",") or any(p in PROSE for p in pieces)


def begun(text: str, at: int) -> int:
    """Where a row begins, behind columns, gaps and what is not to be seen."""
    while match := LEAD.match(text, at):
        if not match["grouped"]:
            at = match.end()
            continue
        try:
            inner, end = braces(text, match.end())
        except Unreadable:
            return at
        styled = match["grouped"] in {r"\mathrel", r"\mathbin"}
        if styled and not UNSEEN.fullmatch(inner):
            return at  # \mathbin{+} is an operation
        at = end
    return at


def equation_begins(text: str, at: int) -> bool:
    """Whether another equation begins behind a column's end."""
    rest = COLUMN.match(text, at)
    return rest is not None and rest[1] not in signs.RELATIONS


def goes_on(above: str, text: str, at: int, *, whole: bool, led: bool) -> bool:
    """Whether the row of a display that begins at `at`, with its columns and gaps, goes on with
    the side `above`; `whole`: all rows are one formula; `led`: the first began with a column, too.
    """
    start = begun(text, at)
    end = ROW.search(text, start)
    row = text[start : end.start() if end else len(text)]
    if not above or not row:
        return False
    if UNFINISHED.search(above[-40:]):
        return True
    sign = SIGNED.match(row)
    if not sign or whole or ("&" in text[at:start] and not led):
        return sign is not None
    if OWN_HEAD.match(row):
        return False  # -b &= 3 is an equation of its own
    return not (sign[0] == "-" and BARE.fullmatch(above) and RELATES.search(row))


def closes(text: str, at: int, depth: int) -> bool:
    """Whether brackets that a row leaves open are closed before anything is related."""
    for match in BRACKET.finditer(text, at, at + NEAR):
        if match[0].startswith("\\\\"):
            continue
        depth += 1 if match["open"] else -1
        if depth > DEEP:
            return False
        if depth <= 0:
            between = text[at : match.start()]
            return not RELATES.search(between) and r"\end" not in between
    return False
