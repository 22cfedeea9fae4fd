"""Formula text → tokens in which every name, derivative fraction and function is one token."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from nngrade.textbook.language import signs
from nngrade.textbook.language.events import EXPECTED, quantity
from nngrade.textbook.language.folding import braces, folded
from nngrade.textbook.language.lexicon import LOGARITHMS, Lexicon, Unreadable
from nngrade.textbook.language.naming import Namer
from nngrade.textbook.language.tree import Name, Number

DEPTH = 40  # of brackets in brackets
TOKENS = 4000
DIGITS = 400
EXPONENT = 400

SPACE = re.compile(r"\s+")
EMPTY = re.compile(r"\{\s*\}")  # {}+ is a plus sign between two things
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+(?![\d.]))?")
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?![\d,])(?:\.\d+)?")
SPACED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\\,|\{,\})\d{3})+(?!\d)(?:\.\d+)?")
DECIMAL_COMMA = re.compile(r"\d+\{,\}\d+")
DOTS = re.compile(r"\s*(?:\\l?dots|\.\.\.)")
RAISED_FIRST = re.compile(r"(\^(?:\{\d\}|\d))(_(?:\{[^{}]*\}|\w))")  # x^2_1 is x_1^2
TURNED_LAYER = re.compile(  # W^{(2)T} is the transpose of W^{(2)}
    r"\^\{\s*(\([^(){}]{1,20}\)|\[[^\[\]{}]{1,20}\])\s*(?:T|\\top|\\intercal)\s*\}"
)
CALL = re.compile(r"\s*(?:\\left|\\[bB]igg?l?)?\s*(?:\(|\[|\\\{|\{\s*\()")
FUNCTION_POWER = re.compile(r"\s*\^\s*(?:\{\s*(-?\d+)\s*\}|(\d))")
TOTALS = re.compile(r"(?:[sS]um|[pP]rod)_|Σ(?=[A-Za-zα-ωŷ(])")  # Σ alone is a name
LOG_BASE = re.compile(r"\s*_\s*(?:\{\s*(\w+)\s*\}|(\w))")
TRANSPOSED = re.compile(
    r"\^\s*(?:\{\s*(?:T|\\top|\\intercal|\\mathsf\s*\{?T\}?|\\mathrm\s*\{T\}|\\text\s*\{T\})\s*\}"
    r"|T(?![A-Za-z])|\\top|\\intercal)"
)
PRIMED = re.compile(r"'|\^\s*(?:\\prime(?![A-Za-z])|\{\s*(?:\\prime|')\s*\})")
BRACKETED = frozenset({"RPAR", "RBRACE", "RMATRIX"})
OPENING = frozenset({"LPAR", "LBRACE", "LFLOOR", "LCEIL"})
CLOSING = frozenset({"RPAR", "RBRACE", "RFLOOR", "RCEIL"})


INVERSES = {"normal_cdf": "normal_quantile"}


@dataclass(frozen=True)
class Sign:
    """One token: its kind in the grammar, what it carries, and where it stands in the text."""

    kind: str
    value: Any
    start: int
    end: int


SINGLE = {
    "+": "SIGN", "-": "SIGN", "*": "STAR", "/": "SLASH", "^": "CARET", "(": "LPAR", ")": "RPAR",
    "[": "LPAR", "]": "RPAR", "{": "LBRACE", "}": "RBRACE", ",": "COMMA", ";": "SEP", "!": "BANG",
    "&": "AMP", "|": "BAR", "~": "", "$": "", "@": "MATMUL", "%": "PERCENT", ".": "SEP", ":": "SEP",
}  # fmt: skip
DOUBLE = {"||": "NORM", "**": "CARET"}


class Scanner:
    """Reads one formula from left to right; `plain` for text without LaTeX's rules."""

    def __init__(self, text: str, lexicon: Lexicon, *, plain: bool = False) -> None:
        self.text = TURNED_LAYER.sub(r"^{\1}^{T}", RAISED_FIRST.sub(r"\2\1", folded(text)))
        self.lexicon = lexicon
        self.plain = plain
        self.at = 0
        self.depth = 0
        self.listed = 0  # brackets that may hold a list
        self.found: list[Sign] = []
        self.namer = Namer(self.text, lexicon, plain=plain)

    def scan(self) -> list[Sign]:
        """All tokens. Raises `Unreadable` for what has no place in a formula or is too large."""
        while self.at < len(self.text):
            before = self.at
            if not any(attempt(self) for attempt in _ATTEMPTS):
                raise Unreadable(f"the sign {self.text[self.at]!r}")
            assert self.at > before
            if len(self.found) > TOKENS:
                raise Unreadable(f"the formula has more than {TOKENS} parts")
            if self.depth > DEPTH:
                raise Unreadable(f"brackets are nested more than {DEPTH} deep")
        return self.found

    def add(self, kind: str, value: Any, end: int) -> None:
        """Takes what stands up to `end` for a token; of the kind "" for nothing at all."""
        self.depth += (kind in OPENING) - (kind in CLOSING)
        self.listed += (kind == "LPAR") - (kind == "RPAR")
        if kind:
            self.found.append(Sign(kind, value, self.at, end))
        self.at = end

    def nested(self, inner: str, after: int) -> None:
        """The tokens of a group, in braces, as if it stood here."""
        if self.depth >= DEPTH:
            raise Unreadable(f"brackets are nested more than {DEPTH} deep")
        start = self.at
        self.found.append(Sign("LBRACE", "{", start, start))
        below = Scanner(inner, self.lexicon, plain=self.plain)
        below.depth = self.depth + 1
        for sign in below.scan():
            if sign.kind == "WORDS":
                raise Unreadable(f"the words “{sign.value}” inside a formula")
            self.found.append(Sign(sign.kind, sign.value, start, after))
        self.found.append(Sign("RBRACE", "}", after, after))
        self.at = after

    def function(self, key: str, name: Name, end: int) -> None:
        """A known function, with a power, primes or a base of its own."""
        exponent = None
        if power := FUNCTION_POWER.match(self.text, end):
            exponent = int(power[1] or power[2])
            if exponent == -1 and key in INVERSES:
                key, exponent = INVERSES[key], None
            elif exponent < 0:
                raise Unreadable(f"{name.base} with a negative exponent (an inverse function?)")
            end = power.end()
        if key in LOGARITHMS.values() and (base := LOG_BASE.match(self.text, end)):
            end = base.end()
            if (base[1] or base[2]) not in LOGARITHMS:
                raise Unreadable("a logarithm to an unusual base")
            key = LOGARITHMS[base[1] or base[2]]
        elif key in {"max", "min"} and LOG_BASE.match(self.text, end):
            raise Unreadable("a maximum or minimum over an index")
        kind = "CALLED" if CALL.match(self.text, end) else "FUNCTION"
        if kind == "CALLED" and self.text[end:].lstrip().startswith("{"):
            kind = "FUNCTION"
        self.add(kind, (key, exponent, name.marks.count("'")), end)

    # Each attempt takes what stands at `at`, if that is its own, and says whether it did.

    def _space(self) -> bool:
        match = SPACE.match(self.text, self.at)
        if match and self.plain and "\n" in match[0] and self.depth == 0:
            self.add("ROW", None, match.end())
        elif match:
            self.at = match.end()
        return match is not None

    def _number(self) -> bool:
        text, at = self.text, self.at
        match = NUMBER.match(text, at)
        if not match:
            return False
        plain = match[0]
        for pattern, comma in ((SPACED_THOUSANDS, ""), (THOUSANDS, ""), (DECIMAL_COMMA, ".")):
            grouped = pattern.match(text, at)
            listed = self.listed and not (grouped and ",0" in grouped[0])
            if grouped and not (pattern is THOUSANDS and listed):
                match, plain = grouped, re.sub(r"\\,|\{,\}|,", comma, grouped[0])
                break
        if len(plain) > DIGITS:
            raise Unreadable(f"a number of more than {DIGITS} digits")
        exponent = re.search(r"[eE]([-+]?\d+)$", plain)
        if exponent and abs(int(exponent[1])) > EXPONENT:
            raise Unreadable(f"the number {plain} is out of range")
        goes_on = DOTS.match(text, match.end()) if "." in plain else None
        end = goes_on.end() if goes_on else match.end()
        self.add("NUMBER", Number(plain, Fraction(plain), goes_on is not None), end)
        return True

    def _dots(self) -> bool:
        if not self.text.startswith("...", self.at):
            return False
        self.add("DOTS", None, self.at + 3)
        return True

    def _derivative(self) -> bool:
        from nngrade.textbook.language import differentials

        return differentials.in_plain_text(self)

    def _macro(self) -> bool:
        if self.text[self.at] != "\\":
            return False
        from nngrade.textbook.language import macros

        macros.take(self)
        return True

    def _relation(self) -> bool:
        for size in (2, 1):
            piece = self.text[self.at : self.at + size]
            if piece in signs.RELATIONS and (piece != "<-" or self.plain):  # x <-1 in LaTeX
                self.add("REL", signs.RELATIONS[piece], self.at + size)
                return True
        return False

    def name(self) -> bool:
        if not self.namer.begins(self.at):
            return False
        if self.plain and TOTALS.match(self.text, self.at):
            raise Unreadable("a sum whose range is not given")
        for name, end in self._names():
            if whole := quantity(self.text, name, end, self.lexicon):
                self.add("NAME", *whole)
                return True
            key = self.lexicon.function(name)
            power = FUNCTION_POWER.match(self.text, end) if key in INVERSES else None
            inverse = power is not None and (power[1] or power[2]) == "-1"
            called = CALL.match(self.text, power.end() if power and inverse else end) is not None
            bare = Name(name.base, name.sub, tuple(mark for mark in name.marks if mark != "'"))
            known = key is not None and name not in self.lexicon.functions
            if key and known and (called or name.base in signs.FUNCTIONS):
                self.function(key, name, end)
            elif called and bare in self.lexicon.functions:
                self.add("FNAME", name, end)
            else:
                self.add("NAME", name, end)
        return True

    def _names(self) -> list[tuple[Name, int]]:
        """The names that begin here; in `IG(Wind)` that is one, not I times something."""
        found = self.namer.read(self.at)
        end = found[-1][1]
        run = self.text[self.at : end]
        if len(found) > 1 and run.isalpha() and run.isupper() and run[-1] not in EXPECTED:
            return (
                [(Name(run), end)] if quantity(self.text, Name(run), end, self.lexicon) else found
            )
        return found

    def _transposed(self) -> bool:
        match = TRANSPOSED.match(self.text, self.at)
        if match is None and self.found and self.found[-1].kind in BRACKETED:
            match = PRIMED.match(self.text, self.at)  # (1, 2)' is a column
        if match:
            self.add("TRANSPOSE", None, match.end())
        return match is not None

    def _subscript(self) -> bool:
        """‖w‖₂ is the usual norm, ‖w‖₁ the sum of sizes, f(z)₂ an entry; what any other index of a
        bracket means we do not know.
        """
        if self.text[self.at] != "_" or not self.found:
            return False
        if self.found[-1].kind not in {*BRACKETED, "NORM", "BAR"}:
            return False
        index, end = braces(self.text, self.at + 1)
        kind, index = self.found[-1].kind, index.strip()
        if kind == "NORM" and index in {"1", "2"}:
            self.add("ONE" if index == "1" else "", None, end)
        elif kind in {"RPAR", "RMATRIX"} and re.fullmatch(r"\d{1,3}", index):
            self.add("ENTRY", Number(index, Fraction(index)), end)
        else:
            raise Unreadable("a subscript after a bracket")
        return True

    def _single(self) -> bool:
        character = self.text[self.at]
        pair = self.text[self.at : self.at + 2]
        empty = EMPTY.match(self.text, self.at)
        if empty and not (self.found and self.found[-1].kind == "CARET"):
            self.at = empty.end()
            return True
        if pair in DOUBLE:
            self.add(DOUBLE[pair], pair, self.at + 2)
        elif character in SINGLE:
            self.add(SINGLE[character], character, self.at + 1)
        else:
            return False
        return True


_ATTEMPTS: tuple[Callable[[Scanner], bool], ...] = (
    Scanner._space, Scanner._number, Scanner._dots, Scanner._derivative, Scanner._macro,
    Scanner._relation, Scanner.name, Scanner._transposed, Scanner._subscript, Scanner._single,
)  # fmt: skip
