"""What a whole text tells about its words: which are names, which are functions."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from nngrade.textbook.language.signs import FUNCTIONS, WORDS
from nngrade.textbook.language.tree import Name


class Unreadable(Exception):
    """A formula, or a part of it, that nngrade cannot read; the message says what and why."""


@dataclass
class Lexicon:
    """`words`: names of several letters; `singles`: names of one letter; `functions`: those that
    the text defines; `layered`: names whose raised digits count layers and are no powers;
    `log_base`: what `log` without a base means; `meanings`: Greek letters that are said to stand
    for a known function; `quantities`: P(A) and Entropy(S) are read as one quantity each; `own`:
    letters of constants that the text gives a value of its own; `conditional`: what the text has
    conditions for, as in p(y | x); `decimal_commas`: 0,5 is a half.
    """

    words: set[str] = field(default_factory=lambda: set(WORDS))
    singles: set[str] = field(default_factory=set)
    functions: set[Name] = field(default_factory=set)
    layered: set[str] = field(default_factory=set)
    log_base: str = "log"
    meanings: dict[str, str] = field(default_factory=dict)
    quantities: bool = True
    own: set[str] = field(default_factory=set)
    conditional: set[str] = field(default_factory=set)
    decimal_commas: bool = False

    def split(self, run: str, *, plain: bool) -> list[str]:
        """The names that a run of letters is: one word, or single letters side by side."""
        if len(run) == 1 or run in self.words:
            return [run]
        known = all(letter in self.singles for letter in run)
        if plain:
            return list(run) if known and len(run) <= 3 else [run]
        if len(run) == 2 or (known and len(run) <= 4):
            return list(run)
        return [run]

    def function(self, name: Name) -> str | None:
        """The known function that a name is, by its key."""
        if name.base == "log" and name.sub in LOGARITHMS and not name.marks:
            return LOGARITHMS[name.sub]
        if name.sub or any(mark != "'" for mark in name.marks):
            return None
        if name.base == "log":
            return self.log_base
        return FUNCTIONS.get(name.base) or self.meanings.get(name.base)


LOGARITHMS = {"2": "log2", "10": "log10", "e": "log"}
LONE_WORD = re.compile(
    r"(?:^|[\s$,;(&>|]|(?<![_^])\{)(?:\\(?:text|mathrm|operatorname)\s*\{)?([A-Za-z]{2,20})\}?"
    r"(?:[_^]\{?\w+\}?)?\s*&?\s*(?::=|=|\\approx|≈)",
    re.MULTILINE,
)
UNIT = re.compile(r"(?<=\d)(?:\s|\\[,;: ])*\\(?:text|mathrm|textrm|mbox)\s*\{[^{}]*\}")  # 3 bits
LONE_LETTER = re.compile(r"(?<![A-Za-z\\])([A-Za-z])(?:_?\d+|_\{?\w+\}?)?'?\s*(?:=|≈|\\approx)")
FIRST_LAYER = re.compile(r"(?<![A-Za-z\\])([A-Za-z]|\\[a-z]+)(?:_\{?\w+\}?)?\^(?:1|\{1\})(?!\d)")
CONDITIONAL = re.compile(
    r"(?<![A-Za-z\\])([pPqQ]|Pr)(?:_\{?\w+\}?)?\s*\([^()|\n]*(?:\||\\mid)[^()\n]*\)"
)
OWN = re.compile(r"(?:\\pi(?![A-Za-z])|π)(?:\^\{?\\?[*\w]+\}?)?\s*&?\s*=\s*(?!\s|3\.14)")
NORMAL = re.compile(r"standard normal|normal (?:cdf|distribution)|Gaussian CDF|GELU", re.IGNORECASE)
TENTH = re.compile(
    r"\blog(?:arithms?)?\b[^.\n]{0,30}\b(?:base[- ]?10|decimal|common log)|base[- ]10 log",
    re.IGNORECASE,
)
SECOND = re.compile(
    r"\blog(?:arithms?)?\b[^.\n]{0,30}\bbase[- ]?(?:2|two)\b|base[- ]2 log|\bin bits\b",
    re.IGNORECASE,
)


SIGMOID_FORMULA = re.compile(
    r"(?:\\sigma|σ)\s*\([^()=\n]{1,40}\)\s*=\s*"
    r"(?:\\[dt]?frac\s*\{\s*1\s*\}\s*\{|1\s*/\s*\()\s*1\s*\+\s*(?:e\b|e\^|\\?exp|e⁻)"
)
SIGMOID_VALUE = re.compile(
    r"(?:\\sigma|σ)\s*\(\s*([-−]?\d*\.?\d+)\s*\)\s*(?:=|≈|\\approx)\s*(0?\.\d{3,6})(?!\d)"
)


def _shows_sigmoid(text: str) -> bool:
    """Whether σ(…) is set equal to the logistic function, or to one of its values."""
    if SIGMOID_FORMULA.search(text):
        return True
    for match in SIGMOID_VALUE.finditer(text):
        at, value = float(match[1].replace("−", "-")), float(match[2])
        if at and abs(at) < 50 and abs(1 / (1 + math.exp(-at)) - value) < 0.0006:
            return True
    return False


def gather(text: str, lexicon: Lexicon) -> None:
    """Adds what a text shows before any of it is read in earnest; functions come later."""
    lexicon.words.update(match[1] for match in LONE_WORD.finditer(UNIT.sub(" ", text)))
    lexicon.singles.update(match[1] for match in LONE_LETTER.finditer(text))
    lexicon.layered.update(match[1].lstrip("\\") for match in FIRST_LAYER.finditer(text))
    lexicon.conditional.update(match[1] for match in CONDITIONAL.finditer(text))
    if OWN.search(text):
        lexicon.own.add("π")
    if TENTH.search(text):
        lexicon.log_base = "log10"
    elif SECOND.search(text):
        lexicon.log_base = "log2"
    if NORMAL.search(text):
        lexicon.meanings.setdefault("Φ", "normal_cdf")
    if re.search(r"sigmoid|logistic", text, re.IGNORECASE) or _shows_sigmoid(text):
        lexicon.meanings.setdefault("σ", "sigmoid")
