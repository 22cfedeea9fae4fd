"""P(A | B), E[X] and Entropy(S): one quantity each, named by all that stands in its brackets."""

from __future__ import annotations

import re

from nngrade.textbook.language import signs
from nngrade.textbook.language.folding import flat
from nngrade.textbook.language.lexicon import Lexicon
from nngrade.textbook.language.tree import Name

LONG = 400  # characters between the brackets
OPENING = re.compile(r"\s*(?:\\[!,;:]\s*)*(?:\\left|\\[bB]igg?l?)?\s*([(\[])")
BAR = re.compile(r"\\\||\\parallel\b|\\(?:mid|vert|lvert|rvert)\b|\|\||\|")
SEMICOLON = re.compile(r"(?<!\\);")
SPACING = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?|[,;:! ]|q?quad\b)|\s+")
FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
WRITTEN = {
    r"\mid": "|", r"\vert": "|", r"\cap": "∩", r"\cup": "∪", r"\neg": "¬", r"\lnot": "¬",
    r"\geqslant": "≥", r"\leqslant": "≤",
    r"\le": "≤", r"\leq": "≤", r"\ge": "≥", r"\geq": "≥", r"\ne": "≠", r"\neq": "≠",
    r"\in": "∈", r"\land": "∧", r"\wedge": "∧", r"\lor": "∨", r"\vee": "∨", r"\approx": "≈",
    r"\lt": "<", r"\gt": ">", r"\cdot": "·", r"\times": "×", r"\setminus": "∖",
    r"\complement": "ᶜ", r"\sim": "∼", r"\parallel": "‖", r"\|": "‖",
}  # fmt: skip
MACRO = re.compile(r"\\(?:[A-Za-z]+|\|)")
PROBABILITIES = frozenset({"P", "Pr", "p", "P\u0333", "I\u0333", "1\u0333"})
MOMENTS = frozenset({"E\u0333", "Var", "Cov", "Corr"})  # of anything: they are no factors
EXPECTATIONS = frozenset({"E", "E\u0333", "Var", "Cov", "Corr", "SD", "D"})
EXPECTED = PROBABILITIES | EXPECTATIONS
ENTROPIES = frozenset({"H", "I"})
SAID = re.compile(r"[^\W\d_]{2,} [^\W\d_]|[^\W\d_]{3,}[\^]")  # in words
STATED = re.compile(r"[=<>≤≥≠∈∩∪¬ᶜ∧∨]|\^c|[^\W\d_a-zA-ZͰ-Ͽ]")  # something that may happen
OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-ZͰ-Ͽ]")  # words: names are Latin or Greek
EVENT = r"(?:[\u0302-\u0307]?[A-Z]\w?'?\^?[+-]?|[+-])"
CAPITALS = re.compile(f"{EVENT}(?:,{EVENT})*")  # A or A, B
VARIABLE = re.compile(r"[-+*/·0-9.^(){}]*[A-Z]")  # X, 2X + 3, X^2
LISTED = re.compile(r"[^\W\d][\w' ]*(?:[,;][^\W\d][\w' ]*)*")  # S, Wind
WORDS = re.compile(r"\\[A-Za-z]+\s*|(?<=\w)\s+(?=\w)")  # a macro, or a space between two words
SPELT = re.compile(r"[^\W\d_]{3,}")  # spam, rain
ACCENT = re.compile("[\u0300-\u030c]")
WORD = re.compile(r"[^\W\d_]{2,}")


def quantity(text: str, name: Name, at: int, lexicon: Lexicon) -> tuple[Name, int] | None:
    """What `name` and the bracket at `at` are together, and its end; None where they may be a call
    of a function, or a product.
    """
    opened = OPENING.match(text, at)
    if not opened or lexicon.function(name):
        return None
    close = _close(text, opened.end())
    if close is None or close - opened.end() > LONG:
        return None
    inner = text[opened.end() : close].strip()
    key = _key(re.sub(r"\\(?:right|[bB]igg?r?)\s*$", "", inner))
    alone = lexicon.quantities and Name(name.base, name.sub) not in lexicon.functions
    if alone and (name.base in MOMENTS or (name.base == "E" and opened[1] == "[")):
        said = key or " ".join(inner.replace("\\", "").split())
        return Name(f"{name}({said})"), close + 1
    if key and (_conditional(inner) or (alone and _named(name, key, lexicon))):
        return Name(f"{name}({key})"), close + 1
    return None


def _close(text: str, at: int) -> int | None:
    depth, stop = 1, min(len(text), at + LONG + 20)
    while at < stop:
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at
        at += 1
    return None


def _conditional(inner: str) -> bool:
    """Whether just one bar stands outside of inner brackets: |x| has two. In f(x; θ) it is a
    semicolon.
    """
    found = list(BAR.finditer(inner)) or list(SEMICOLON.finditer(inner))
    bars = [bar for bar in found if _outside(inner[: bar.start()])]
    if len(bars) != 1:
        return False
    return bool(inner[: bars[0].start()].strip()) and bool(inner[bars[0].end() :].strip())


def _outside(before: str) -> bool:
    """Whether every bracket that begins before a place ends before it."""
    return all(before.count(a) == before.count(b) for a, b in ("()", "[]", "{}"))


def _named(name: Name, key: str, lexicon: Lexicon) -> bool:
    if name.base in lexicon.conditional and LISTED.fullmatch(key):
        return True
    if OTHER_SCRIPT.search(key):
        return True
    if name.base in PROBABILITIES:
        capital = name.base != "p" and CAPITALS.fullmatch(key)
        words = name.base != "p" and LISTED.fullmatch(key) and SPELT.match(key)
        return bool(capital or words or STATED.search(key) or SAID.search(key))
    if name.base in EXPECTATIONS:
        return bool(VARIABLE.match(key))
    if name.base in ENTROPIES:
        return bool(CAPITALS.fullmatch(key.replace(";", ",")))
    listed = LISTED.fullmatch(ACCENT.sub("", key))
    return bool(WORD.fullmatch(name.base) and (listed or "=" in key))


def _key(inner: str) -> str:
    """All between the brackets, without spaces and styling."""
    words = WORDS.sub(lambda match: match[0] if match[0][0] == "\\" else "\x03", inner.strip())
    text = FRACTION.sub(r"(\1)/(\2)", words)
    text = SPACING.sub("", MACRO.sub(lambda match: WRITTEN.get(match[0], match[0]), text))
    known = {"\\" + word for word in signs.GREEK} | signs.STYLING | signs.WORDING
    if any(m[0] not in known and m[0] not in signs.ACCENTS for m in MACRO.finditer(text)):
        return ""
    raised = text.replace("^c", "ᶜ").replace("^{c}", "ᶜ")
    return flat(raised.replace("^", "\u2191")).replace("\u2191", "^").replace("\x03", " ")
