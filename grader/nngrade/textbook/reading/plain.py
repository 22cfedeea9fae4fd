"""Equations in plain text: where one begins and ends among the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

RELATION = re.compile(r"(?<![<>!=:])(?::=|=|≈|~=)(?![=>])")
CODE = re.compile(
    r"^\s*(?:import|from|def|class|return|print|for .*:\s*$|while .*:\s*$|if .*:\s*$|elif|else:"
    r"|with |@|#|>>>|\$ |%|\.\. |:[a-z]+:|let |var |const )|self\.|\w\.\w+\(|\w\(\w+=|\w+\[['\"]"
    r"|['\"]\w*['\"]\s*[:=]|\)\s*:\s*$|\blambda\b|==|\+=|-=|://|\w+=\"|['\"]|\bnp\.|\btorch\b"
    r"|\w+,\s*\w+\s*=\s*\w+\(|\bTrue\b|\bFalse\b|\bNone\b"
)
ATOM = re.compile(
    r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?%?|\.\d+)"
    r"|(?P<word>[^\W\d_][\w]*(?:\^?[’'′]+)?[⁺*]?(?![^\W_]))"
    r"|(?P<sign>[-+*/^()\[\]{}×·÷−–√²³⁰¹⁴⁵⁶⁷⁸⁹⁻⁺½¼¾!|∂⋅_∑]|\*\*))"
)
FUNCTION_WORDS = frozenset(
    [
        "exp",
        "log",
        "ln",
        "sqrt",
        "sin",
        "cos",
        "tan",
        "tanh",
        "sigmoid",
        "relu",
        "ReLU",
        "softmax",
        "max",
        "min",
        "abs",
        "log2",
        "log10",
        "step",
        "sign",
        "net",
        "out",
        "loss",
    ]
)
LONG = 4000  # characters of a line that may hold an equation in plain text
OPERATORS = frozenset("+*/^×·÷<>≤≥")
GOES_ON = re.compile(r"\s*(?:[+*/^×·÷]|-(?=\w))")
BULLET = re.compile(r"\s*(?:[-*+•>]|\d{1,3}[.)])\s+")
SCALED = re.compile(r"\s*(?:million|billion|thousand|trillion|percent|per cent|[kKMG]B?\b)")
OPENING = "([{"
CLOSING = ")]}"


def is_code(row: str) -> bool:
    """Whether a line is a program's and no sentence or equation."""
    return len(row) > LONG or CODE.search(row) is not None


def equations(row: str, *, alone: bool = False) -> Iterator[tuple[int, str]]:
    """Place and text of each chain of equations in a line; with `alone` the line is all formula,
    and its names may be any words.
    """
    bullet = BULLET.match(row)
    at = bullet.end() if bullet else 0
    row = " " * at + row[at:]
    while relation := RELATION.search(row, at):
        start = _start(row, relation.start(), alone=alone)
        end = _end(row, relation.end(), alone=alone)
        while further := RELATION.match(row, _spaces(row, end)):
            stop = _end(row, further.end(), alone=alone)
            if stop <= further.end():
                break
            end = stop
        text = row[start:end].strip()
        left = row[start : relation.start()].strip()
        whole = alone or not (SCALED.match(row, end) or _torn(row, start, end))
        if (left or alone) and row[relation.end() : end].strip() and whole:
            yield start, text
        at = max(end, relation.end())


def _torn(row: str, start: int, end: int) -> bool:
    """Whether a sum or product goes on in words: "two + 3 = 5", "4.3 = 4.0 + these two"."""
    before = row[:start].rstrip()[-1:]
    minus = row[start : start + 2] == "- " and row[:start].strip()
    return bool(minus) or before in OPERATORS or bool(GOES_ON.match(row, end))


def _spaces(row: str, at: int) -> int:
    while at < len(row) and row[at] in " \t":
        at += 1
    return at


def _acceptable(match: re.Match[str], *, alone: bool) -> bool:
    word = match["word"]
    if word is None:
        return True
    if word in FUNCTION_WORDS:
        return True
    if alone:
        return True
    bare = word.rstrip("'’′⁺*^")
    return (
        (len(bare) <= 2 and bare not in COMMON_SHORT)
        or bool(re.search(r"\d|_", bare))
        or not bare.isascii()
    )


COMMON_SHORT = frozenset(
    [
        "a",
        "A",
        "I",
        "is",
        "of",
        "to",
        "in",
        "we",
        "it",
        "as",
        "at",
        "by",
        "on",
        "or",
        "so",
        "an",
        "be",
        "if",
        "no",
        "do",
        "up",
        "us",
        "my",
        "he",
        "go",
        "The",
        "the",
        "am",
    ]
)


def _end(row: str, at: int, *, alone: bool) -> int:
    """Where the side that begins at `at` ends."""
    depth = 0
    end = at
    operand = False  # the last thing read was one
    while match := ATOM.match(row, at):
        sign = match["sign"] or ""
        if not _acceptable(match, alone=alone) or (operand and _stranger(match, alone=alone)):
            break
        if sign in CLOSING and sign and depth == 0:
            break
        if sign in OPENING and sign and _closing(row, match.end(), alone=alone) is None:
            break
        depth += bool(sign and sign in OPENING) - bool(sign and sign in CLOSING)
        operand = bool(not sign or sign in ")]}²³!½")
        at = match.end()
        if operand and depth == 0:
            end = at
        if match["number"] and match["number"].endswith(","):
            return end - 1
    return end


def _stranger(match: re.Match[str], *, alone: bool) -> bool:
    """Whether a number or word behind an operand most likely belongs to the sentence."""
    if alone:
        return False
    word = match["word"]
    if match["number"]:
        return match[0][:1].isspace()
    return bool(word) and word.isalpha() and len(word) > 1 and word not in FUNCTION_WORDS


def _closing(row: str, at: int, *, alone: bool) -> int | None:
    """The end of a bracket that holds mathematics alone; None for one that holds words."""
    depth = 1
    while match := re.compile(r"\s*,?").match(row, at):
        atom = ATOM.match(row, match.end())
        if not atom or not _acceptable(atom, alone=alone):
            return None
        sign = atom["sign"]
        depth += bool(sign and sign in OPENING) - bool(sign and sign in CLOSING)
        at = atom.end()
        if depth == 0:
            return at
    return None


def _start(row: str, stop: int, *, alone: bool) -> int:
    """Where the side that ends at `stop` begins: as early as all of it is mathematics."""
    floor = max(0, stop - 200)
    if alone:
        colon = max(row.rfind(mark, floor, stop) for mark in (":", ";", "\t", "→", "|"))
        comma = _outer_comma(row, floor, stop)
        start = max(colon, comma) + 1
        return _spaces(row, max(start, floor) if start > 0 else floor)
    starts = [m.start() for m in re.finditer(r"(?<![\w.,'’])[\w(√∂½\-−\[.]", row[floor:stop])]
    for place in starts:
        if _end(row[:stop], floor + place, alone=False) == len(row[:stop].rstrip()):
            return floor + place
    return stop


def _outer_comma(row: str, floor: int, stop: int) -> int:
    depth = 0
    for at in range(stop - 1, floor - 1, -1):
        depth += (row[at] in CLOSING) - (row[at] in OPENING)
        if row[at] == "," and depth == 0 and not row[at + 1 : at + 2].isdigit():
            return at
    return -1
