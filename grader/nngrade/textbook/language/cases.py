r"""Case distinctions: `\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import Cases, Condition, Node

if TYPE_CHECKING:
    from nngrade.textbook.language.scanner import Scanner

MANY = 20
ROW = re.compile(r"\\\\(?:\s*\[[^\]]*\])?|\\cr\b")
ELSE = re.compile(r"\b(?:otherwise|else|elsewhere|in all other cases|sonst)\b", re.IGNORECASE)
WORDS = re.compile(
    r"\\(?:text|mathrm|textrm|mbox|textnormal)\s*\{\s*(?:,?\s*(?:if|for|when|where|falls|wenn|si)\b)?[\s~,:]*\}"
    r"|\\(?:text|mathrm|textrm|mbox)\s*\{\s*(?:if|for|when)\s*\$?|(?<![A-Za-z\\])(?:if|for|when)(?![A-Za-z])"
    r"|\\(?:quad|qquad|,|;|:|!)|~"
)
ORDERINGS = frozenset({"<", ">", "≤", "≥", "=", "≠"})


def take(scanner: Scanner, name: str, start: int) -> None:
    """Takes a whole environment. Raises `Unreadable` where a condition cannot be read."""
    closing = rf"\end{{{name}}}"
    stop = scanner.text.find(closing, start)
    inside = scanner.text[start:stop] if stop >= 0 else ""
    if stop < 0 or r"\begin" in inside:
        raise Unreadable("a case distinction with something else inside it")
    rows = [row for row in ROW.split(inside) if row.strip()]
    if not 1 < len(rows) <= MANY:
        raise Unreadable("a case distinction that is none")
    told = [_case(row, scanner) for row in rows]
    if any(condition is None for _, condition in told[:-1]):
        raise Unreadable("a case distinction without conditions")
    found = Cases(tuple(value for value, _ in told), tuple(condition for _, condition in told))
    scanner.add("CASES", found, stop + len(closing))


def _case(row: str, scanner: Scanner) -> tuple[Node, Condition | None]:
    from nngrade.textbook.language.grammar import read

    value, _, condition = row.partition("&")
    if not condition.strip():  # some write a comma or nothing but the word
        value, _, condition = value.partition(",") if "," in value else _at_word(value)
    if not condition.strip():
        raise Unreadable("a case distinction without conditions")
    tree = read(value.strip().rstrip(","), scanner.lexicon, plain=scanner.plain)
    return tree, None if ELSE.search(condition) else _condition(condition, scanner)


def _at_word(row: str) -> tuple[str, str, str]:
    match = re.search(r"\\(?:text|mathrm|textrm|mbox)\s*\{", row)
    return (row[: match.start()], "", row[match.start() :]) if match else (row, "", "")


def _condition(text: str, scanner: Scanner) -> Condition:
    from nngrade.textbook.language.chains import chains

    plain = WORDS.sub(" ", text).replace("&", " ").strip().rstrip(".,;}$ ")
    found = chains(plain, scanner.lexicon, plain=scanner.plain)
    sides = found[0].sides if len(found) == 1 else []
    trees = tuple(side.tree for side in sides if side.tree is not None)
    relations = tuple(side.relation for side in sides[1:])
    if len(trees) < 2 or len(trees) != len(sides) or not ORDERINGS.issuperset(relations):
        raise Unreadable("a case distinction whose conditions cannot be read")
    return Condition(trees, relations)
