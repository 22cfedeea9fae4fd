"""`nngrade textbook CHAPTER…`: from files to a review."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from nngrade.textbook import accepting
from nngrade.textbook import sidecar as sidecars
from nngrade.textbook.chapter import Reader
from nngrade.textbook.claims import UNCHECKED, Claim, Review, Verdict
from nngrade.textbook.language.chains import chains
from nngrade.textbook.language.decimals import decimal_commas
from nngrade.textbook.language.lexicon import Lexicon, Unreadable, gather
from nngrade.textbook.language.tree import Matrix, Name, Product, names
from nngrade.textbook.reading import book
from nngrade.textbook.reading.macros import Macros
from nngrade.textbook.reading.passages import (
    FORMULA,
    HEADING,
    MISSING,
    PLAIN,
    PROSE,
    Passage,
)
from nngrade.textbook.sidecar import Sidecar
from nngrade.textbook.sides import Finding
from nngrade.textbook.values import Counts

# "σ is an activation such as sigmoid, ReLU or tanh": then nobody knows which.
ANY_ACTIVATION = re.compile(
    r"(?:\\sigma|σ)(?![A-Za-z(]).{0,40}?(?:activation|激活).{0,60}?(?:ReLU|tanh)",
    re.IGNORECASE | re.DOTALL,
)
CALLED = re.compile(r"\)\s*&?\s*:?=")


@dataclass(frozen=True)
class Checked:
    """A review, the file of each of its verdicts, what else was said, all files read, and where
    those that were not read belong.
    """

    review: Review
    files: tuple[str, ...]
    counts: Counts
    sources: frozenset[str]
    missing: tuple[Passage, ...] = ()

    def whole(self) -> Review:
        """The review, with the files that were not read as unchecked: no format leaves them out."""
        lost = [
            Verdict(
                Claim(f"missing-{number}", one.file, one.text, "", None, one.line),
                UNCHECKED,
                None,
                one.text,
            )
            for number, one in enumerate(self.missing, 1)
        ]
        return replace(self.review, verdicts=(*self.review.verdicts, *lost))

    def watched(self) -> frozenset[str]:
        """The files whose change makes it worth checking again; one may not be there yet."""
        return self.sources.union(*(one.expected for one in self.missing))


def check(
    paths: Sequence[Path],
    sidecar: Path | None = None,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Checked:
    """Checks several files as one book. A file `CHAPTER.nngrade.toml` beside the first, or
    `sidecar`, adds what the text leaves out. `on_progress` is told how many passages are read, of
    how many. Raises `Unopenable` for a file that cannot be read.
    """
    macros = Macros()
    passages = list(book.passages(paths, macros))
    lexicon = _lexicon(passages, macros)
    extra = _sidecar(paths, sidecar)
    sidecars.refuse_unreadable(extra.givens, lexicon)
    reader = Reader(lexicon, macros, several=len({passage.file for passage in passages}) > 1)
    reader.read(_with_sidecar(passages, extra), on_progress)
    accepted = [*accepting.from_comments(passages), *extra.accepted]
    ledger = reader.ledger
    for entry in list(accepting.in_vain(ledger.verdicts, ledger.files, accepted)):
        ledger.headings.clear()
        ledger.tell(Finding(UNCHECKED, "", None, accepting.IN_VAIN), entry.text, entry, 0)
    settled = accepting.settled(ledger.verdicts, ledger.files, accepted)
    verdicts, files = _by_line(settled, ledger.files)
    review = Review(", ".join(map(str, paths)), verdicts)
    sources = frozenset(passage.file for passage in passages)
    missing = tuple(passage for passage in passages if passage.kind == MISSING)
    return Checked(review, files, reader.values.counts, sources, missing)


def _by_line(
    verdicts: Sequence[Verdict], files: Sequence[str]
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """The verdicts on a file's piece in the order of its lines, which is not quite the order they
    were judged in.
    """
    told: list[tuple[Verdict, str]] = []
    for _, piece in groupby(zip(verdicts, files, strict=True), key=lambda one: one[1]):
        told += sorted(piece, key=lambda one: one[0].claim.line or 0)
    return tuple(verdict for verdict, _ in told), tuple(file for _, file in told)


def _sidecar(paths: Sequence[Path], chosen: Path | None) -> Sidecar:
    path = chosen or sidecars.beside(paths[0])
    if chosen is None and not path.is_file():
        return Sidecar()
    return sidecars.load(path, paths[0])


def _with_sidecar(passages: Sequence[Passage], extra: Sidecar) -> Iterator[Passage]:
    """Givens first, each claim behind its line, the others at the end."""
    yield from extra.givens
    waiting = sorted((line, passage) for line, passage in extra.claims if line is not None)
    for passage in passages:
        while waiting and (passage.file, passage.line) > (waiting[0][1].file, waiting[0][0]):
            if passage.file != waiting[0][1].file:
                break
            yield waiting.pop(0)[1]
        yield passage
    yield from (passage for _, passage in waiting)
    yield from (passage for line, passage in extra.claims if line is None)


def _lexicon(passages: Sequence[Passage], macros: Macros) -> Lexicon:
    """All that the whole text shows of its names and functions."""
    lexicon = Lexicon()
    for passage in passages:
        if passage.kind in {FORMULA, PLAIN}:
            gather(passage.text, lexicon)
        elif passage.kind in {PROSE, HEADING}:
            _hints(passage, lexicon)
    formulas = [passage.text for passage in passages if passage.kind in {FORMULA, PLAIN}]
    lexicon.decimal_commas = decimal_commas(formulas)
    whole = " ".join(passage.text for passage in passages if passage.kind in {FORMULA, PROSE})
    if ANY_ACTIVATION.search(whole):
        lexicon.meanings.pop("σ", None)
    _learn_functions(passages, lexicon, macros)
    return lexicon


def _hints(passage: Passage, lexicon: Lexicon) -> None:
    before = set(lexicon.words), set(lexicon.singles), set(lexicon.layered)
    gather(passage.text, lexicon)
    lexicon.words, lexicon.singles, lexicon.layered = before


def _learn_functions(passages: Sequence[Passage], lexicon: Lexicon, macros: Macros) -> None:
    """`f(x) = …x…` anywhere in the text makes f a function, if f is given no figure."""
    single = replace(lexicon, quantities=False)  # P(x) may be a function of x
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
        for chain in chains(text, single, plain=passage.kind == PLAIN):
            if len(chain.sides) < 2 or chain.continues or chain.sides[1].tree is None:
                continue
            head, second = chain.sides[:2]
            assert second.tree is not None
            if isinstance(head.tree, Name) and not names(second.tree):
                valued.add(head.tree)
            elif isinstance(head.tree, Product) and (found := _defined(head.tree)):
                function, parameters = found
                if parameters & names(second.tree) and function not in names(second.tree):
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
