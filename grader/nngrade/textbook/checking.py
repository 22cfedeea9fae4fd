"""`nngrade textbook CHAPTER…`: from files to a review."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nngrade.textbook.chapter import Reader
from nngrade.textbook.claims import Review
from nngrade.textbook.language.chains import chains
from nngrade.textbook.language.lexicon import Lexicon, Unreadable, gather
from nngrade.textbook.language.tree import Matrix, Name, Product, names
from nngrade.textbook.reading import book
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import FORMULA, PLAIN, PROSE, Passage
from nngrade.textbook.values import Counts

CALLED = re.compile(r"\)\s*&?\s*:?=")


@dataclass(frozen=True)
class Checked:
    """A review, the file of each of its verdicts, and what else was read."""

    review: Review
    files: tuple[str, ...]
    counts: Counts


def check(paths: Sequence[Path]) -> Checked:
    """Checks several files as one book. Raises `Unopenable` for one that cannot be read."""
    macros = Macros()
    passages = list(book.passages(paths, macros))
    lexicon = Lexicon()
    for passage in passages:
        if passage.kind in {FORMULA, PLAIN, PROSE}:
            gather(passage.text, lexicon) if passage.kind != PROSE else _hints(passage, lexicon)
    _learn_functions(passages, lexicon, macros)
    reader = Reader(lexicon, macros, several=len(paths) > 1)
    reader.read(passages)
    ledger = reader.ledger
    source = ", ".join(map(str, paths))
    return Checked(
        Review(source, tuple(ledger.verdicts)), tuple(ledger.files), reader.values.counts
    )


def _hints(passage: Passage, lexicon: Lexicon) -> None:
    before = set(lexicon.words), set(lexicon.singles), set(lexicon.layered)
    gather(passage.text, lexicon)
    lexicon.words, lexicon.singles, lexicon.layered = before


def _learn_functions(passages: Sequence[Passage], lexicon: Lexicon, macros: Macros) -> None:
    """`f(x) = …x…` anywhere in the text makes f a function, if f is given no figure."""
    valued: set[Name] = set()
    called: dict[Name, None] = {}
    for passage in passages:
        if passage.kind not in {FORMULA, PLAIN} or "=" not in passage.text:
            continue
        if not CALLED.search(passage.text):
            continue
        try:
            text = macros.expanded(passage.text)
        except Unreadable:
            continue
        for chain in chains(text, lexicon, plain=passage.kind == PLAIN):
            head, second = chain.sides[0], chain.sides[1] if len(chain.sides) > 1 else None
            if second is None or second.tree is None or chain.continues:
                continue
            if isinstance(head.tree, Name) and not names(second.tree):
                valued.add(head.tree)
            elif isinstance(head.tree, Product) and (found := _defined(head.tree)):
                function, parameters = found
                if parameters & names(second.tree):
                    called[function] = None
    lexicon.functions.update(name for name in called if name not in valued)


def _defined(head: Product) -> tuple[Name, frozenset[Name]] | None:
    """The function and parameters of `f(x)` or `f(x, y)`, read as a product at first."""
    if len(head.factors) != 2 or not head.like_call:
        return None
    function, argument = head.factors
    if not isinstance(function, Name):
        return None
    if isinstance(argument, Name):
        return function, frozenset({argument})
    if isinstance(argument, Matrix) and argument.flat:
        cells = argument.rows[0]
        if all(isinstance(cell, Name) for cell in cells):
            return function, names(argument)
    return None
