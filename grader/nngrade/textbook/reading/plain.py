"""Equations in plain text: where one begins and ends among the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nngrade.textbook.language.signs import GREEK
from nngrade.textbook.reading.sentences import begins_in_words, crossed, without_tags

RELATION = re.compile(r"(?<![<>!=:])(?::=|=|≈|~=)(?![=>])")
CODE = re.compile(
    r"^\s*(?:import \w|from \S+ import|def \w+\(|class \w[^=]*:\s*$|return\b|print\b|for .*:\s*$"
    r"|while .*:\s*$|if .*:\s*$|elif\b|else:|with .*:\s*$|@|#|>>>|\$ |%|\.\. |:[a-z]+:"
    r"|(?:let|var|const) .*;\s*$)|self\.|[A-Za-z_]\w*\.[A-Za-z_]\w*\(|\w\(\w+=|\)\s*:\s*$|==|\+=|-=|://"
    r"|\blambda\s+\w+(?:\s*,\s*\w+)*\s*:|\bnp\.|\btorch\b|[A-Za-z_]\w*,\s*\w+\s*=\s*[A-Za-z_.]+\("
    r"|[=(,\[]\s*(?:True|False|None)\b"
    r"|[=(\[{]\s*[frb]?['\"]|\"[\])}]|^\s*['\"]\w+['\"]\s*:"  # strings, and no f'(x)
)
THOUSANDS = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d|\w)")
ADDRESS = re.compile(r"\w+://[^\s)>\]\"]*")  # a sentence may have a link beside its equation
# 75 % and 1 ‰ with a gap, and no remainder such as 17 % 5 or n % k.
HUNDREDTHS = r"[ \u00a0\u2009\u202f]\\?[%‰](?!\s*\(?\s*(?:\d|[b-z](?!\w)))"
ATOM = re.compile(
    r"\s*(?:(?P<number>\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?"
    rf"(?:\\?[%‰]|{HUNDREDTHS})?|\.\d+)"
    r"|(?P<word>[^\W\d_]\w*(?:,[₀-₉]+)*(?:\^?[’'′]+)?[⁺*]?(?![^\W_]))"
    r"|(?P<sign>[-+*/^()\[\]{}×·÷−–√²³⁰¹⁴⁵⁶⁷⁸⁹⁻⁺½¼¾!|∂⋅⊙_∑]|\*\*))"
)
FUNCTION_WORDS = frozenset(
    {"exp", "log", "ln", "sqrt", "sin", "cos", "tan", "tanh", "sigmoid", "relu", "ReLU", "softmax",
     "max", "min", "abs", "log2", "log10", "step", "sign", "net", "out", "loss"}
)  # fmt: skip
APPLIED = frozenset(
    {"exp", "log", "ln", "sqrt", "sin", "cos", "tan", "tanh", "log2", "log10"}
)  # they are nothing without what comes after them
ENGLISH = frozenset(
    {"sigmoid", "relu", "ReLU", "softmax", "step", "sign", "net", "out", "loss", "max", "min"}
)  # function words that a sentence may have before a name: "the loss L = …"
LONG = 4000  # characters of a line that may hold an equation in plain text
OPERATORS = frozenset("+*/^×·÷<>≤≥⊗⊙∘@")
GOES_ON = re.compile(r"\s*(?:[+*/^×·÷⊗⊙∘@]|-(?=\w))")
BULLET = re.compile(r"\s*(?:[-*+•>]\s+|\d{1,3}[.)]\s+|o\s+(?=[^\W\d_]))")
FIGURE = re.compile(r"\d[\d.,]*")  # "1 in 10,000 = 0.0001" says nothing of 10,000
SCALED = re.compile(r"\s*(?:[%‰]|million|billion|thousand|trillion|percent|per cent|[kKMG]B?\b)")
EMPHASIS = re.compile(r"(?<![\w*)\]])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\w*(])")
NOTE = re.compile(r"(?<=[^\W_])\s+\([A-Z]?[a-z]+(?:[ -][A-Za-z]+){1,4}\)(?=\s*[=≈])")
WORD = re.compile(r"[^\W\d_]{2,}")
POINT = re.compile(r"(?<=[\w\])] )\.(?= (?:[\[(]|\w+\s*=))")  # [1, 2] . [3, 4]
F_SCORE = re.compile(r"[A-Z]\d [A-Za-z]{3,}")
BESIDE = re.compile(r"\s*(?:[-+*/^=≈)\]}·×÷⊙−,;.]|$)")
GAP = re.compile(r"(?:[ ]{2,}|\t|\s+\|\s+)(?=[^\s=≈+*/×·÷−-])")  # between two equations
APART = re.compile(r"[:;\t→←⇒|]|\s{2,}(?=\S)")
RUN_ON = re.compile(r"[^\W_][)\]%]*\s+(Pr?\s?\([^()=]{1,80}\)|[^\W\d]\w*['’′]?)\s*(?=[=≈])(?<!\()")
OPENING = "([{"
CLOSING = ")]}"


def is_code(row: str) -> bool:
    """Whether a line is a program's and no sentence or equation."""
    return len(row) > LONG or CODE.search(ADDRESS.sub("", row)) is not None


def equations(row: str, *, alone: bool = False) -> Iterator[tuple[int, str]]:
    """Place and text of each chain of equations in a line; with `alone` the line is all formula,
    and its names may be any words. A chain whose first side is words begins with its second.
    """
    row = cleaned(row)
    at = 0
    while relation := RELATION.search(row, at):
        start = _start(row, relation.start(), at, alone=alone)
        ends = _ends(row, relation.end(), alone=alone)
        end = ends[-1]
        left = row[start : relation.start()].strip()
        words = not alone and begins_in_words(row[:start], left)
        whole = not (words or SCALED.match(row, end) or _torn(row, start, end, alone=alone))
        if not left or (alone and _phrase(left)):
            start = relation.end()
            whole = whole and len(ends) > 1 and not GOES_ON.match(row, end)
        whole = whole and (alone or not FIGURE.fullmatch(left))
        if row[relation.end() : end].strip() and whole:
            start = spaces(row, start)
            for place, run in [(0, row[start:end].rstrip())] if alone else _runs(row[start:end]):
                yield start + place, run
        at = max(end, relation.end())


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The equations of a run without commas, `w1 = 0.3 w2 = 0.5`, where the names tell that it is
    one; nothing where it may as well be a product, as in `y = 3 x = 6`.
    """
    begin = 0
    for match in RUN_ON.finditer(text):
        head, name = text[begin:].lstrip(), match[1]
        if not head.startswith(name[0]) and "(" not in name:
            return
        if RELATION.search(text, begin, match.start(1)):
            yield begin, text[begin : match.start(1)].rstrip()
        begin = match.start(1)
    yield begin, text[begin:].rstrip()


def cleaned(row: str) -> str:
    """The line without its bullet, links, bold marks and a name's meaning in brackets."""
    row = ADDRESS.sub(lambda match: " " * len(match[0]), row)
    bullet = BULLET.match(row)
    at = bullet.end() if bullet else 0
    row = EMPHASIS.sub("  ", " " * at + row[at:].replace(r"\*", " *"))
    row = THOUSANDS.sub(lambda match: re.sub(r"\s", "", match[0]), without_tags(row))
    return crossed(NOTE.sub(lambda match: " " * len(match[0]), POINT.sub("·", row)))


def _ends(row: str, at: int, *, alone: bool) -> list[int]:
    """Where each side of a chain ends, the first of which begins at `at`."""
    ends = [side_end(row, at, alone=alone)]
    while further := RELATION.match(row, spaces(row, ends[-1])):
        stop = side_end(row, further.end(), alone=alone)
        if stop <= further.end():
            break
        ends.append(stop)
    return ends


def _phrase(left: str) -> bool:
    """Whether several words stand where a name is due: "new loss", "error of unit 3"."""
    for word, after in pairwise(left.split()):
        words = WORD.fullmatch(word) and (word not in GREEK and after[0].isalnum())
        if F_SCORE.fullmatch(f"{word} {after}"):
            return True
        if words and (word not in FUNCTION_WORDS or (word in ENGLISH and WORD.fullmatch(after))):
            return True
    return False


def _torn(row: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether a sum or product goes on in words: "two + 3 = 5", "4.3 = 4.0 + these two"."""
    if GOES_ON.match(row, end) or row[start : start + 1] in OPERATORS:
        return True
    minus = row[start : start + 2] == "- " and row[:start].strip()
    before = row[:start].rstrip()
    return not alone and (
        bool(minus) or before[-1:] in OPERATORS or before.rpartition(" ")[2] in APPLIED
    )


def spaces(row: str, at: int) -> int:
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
    if bare in {"a", "A", "I"}:  # no article and no pronoun stands beside an operation
        return BESIDE.match(match.string, match.end()) is not None
    return (
        (len(bare) <= 2 and bare.lower() not in COMMON_SHORT)
        or bool(re.search(r"\d|_", bare))
        or bare in GREEK
        or not bare.isascii()
    )


COMMON_SHORT = frozenset(
    {"is", "of", "to", "in", "we", "it", "as", "at", "by", "on", "or", "so", "an",
     "be", "if", "no", "do", "up", "us", "my", "he", "go", "the", "am"}
)  # fmt: skip


def side_end(row: str, at: int, *, alone: bool) -> int:
    """Where the side that begins at `at` ends."""
    depth = 0
    end = at
    operand = False  # the last thing read was one
    while True:
        if depth and operand and (comma := re.compile(r"\s*,").match(row, at)):
            at, operand = comma.end(), False
            continue
        match = ATOM.match(row, at)
        if not match or (operand and not depth and GAP.match(row, at)):
            break
        sign = match["sign"] or ""
        if not _acceptable(match, alone=alone) or (operand and _stranger(match, alone=alone)):
            break
        if sign in CLOSING and sign and depth == 0:
            break
        if sign in OPENING and sign and _closing(row, match.end(), alone=alone) is None:
            break
        depth += bool(sign and sign in OPENING) - bool(sign and sign in CLOSING)
        operand = bool(not sign or sign in ")]}²³!½") and match["word"] not in APPLIED
        at = match.end()
        if match["number"] and match["number"].endswith(","):
            at -= 1
            if not depth:
                return at
        elif operand and depth == 0:
            end = at
    return end


def _stranger(match: re.Match[str], *, alone: bool) -> bool:
    """Whether a number or word behind an operand most likely belongs to the sentence."""
    word = match["word"]
    if alone:
        spaced = match[0][:1].isspace()
        return bool(word) and spaced and bool(SENTENCE_WORD.fullmatch(word)) and word not in GREEK
    if match["number"]:
        return match[0][:1].isspace()
    return bool(word) and word.isalpha() and len(word) > 1 and word not in FUNCTION_WORDS


SENTENCE_WORD = re.compile(r"(?!(?:log|exp|ln|sin|cos|tanh?|sqrt|sigmoid|relu|softmax)$)[a-z]{3,}")


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


def _start(row: str, stop: int, at: int, *, alone: bool) -> int:
    """Where the side that ends at `stop` begins: as early as all of it is mathematics, but not
    before `at`.
    """
    floor = max(at, stop - 200)
    if alone:
        marks = [match.end() for match in APART.finditer(row[:stop].rstrip(), floor)]
        comma = _outer_comma(row, floor, stop)
        return spaces(row, max([floor, comma + 1, *marks]))
    for place in re.finditer(r"(?<![\w.,'’)\]])[\w(√∂½\-−\[.]", row[floor:stop]):
        begin = floor + place.start()
        word = re.compile(r"([A-Za-z]+)\s+[^\W\d_]").match(row, begin)
        if word and word[1] in ENGLISH:
            continue
        if side_end(row[:stop], begin, alone=False) == len(row[:stop].rstrip()):
            return begin
    return stop


def _outer_comma(row: str, floor: int, stop: int) -> int:
    depth = 0
    for at in range(stop - 1, floor - 1, -1):
        depth += (row[at] in CLOSING) - (row[at] in OPENING)
        if row[at] == "," and depth == 0 and not row[at + 1 : at + 2].isdigit():
            return at
    return -1
