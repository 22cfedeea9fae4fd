"""Formula text → tokens in which every name, derivative fraction and function is one token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from nngrade.textbook.language import signs
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.naming import Namer, braces, folded
from nngrade.textbook.language.tree import Name, Number

DEPTH = 40  # of brackets in brackets
TOKENS = 4000
DIGITS = 400

SPACE = re.compile(r"\s+")
MACRO = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+(?![\d.]))?")
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?![\d,])(?:\.\d+)?")
SPACED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\\,|\{,\})\d{3})+(?!\d)(?:\.\d+)?")
DECIMAL_COMMA = re.compile(r"\d+\{,\}\d+")
RAISED_FIRST = re.compile(r"(\^(?:\{\d\}|\d))(_(?:\{[^{}]*\}|\w))")  # x^2_1 is x_1^2
DIFFERENTIAL = re.compile(r"\\partial|\\mathrm\s*\{d\}|\\text\s*\{d\}|\\operatorname\s*\{d\}|d")
PLAIN_DERIVATIVE = re.compile(
    r"(?:(?P<p>\\partial\s*)|(?P<d>(?<![A-Za-z\\])d(?=[A-Za-zα-ωΑ-Ω\\])))"
    r"(?P<of>(?:\\[A-Za-z]+\s*(?:\{[^{}]*\})?|[A-Za-zα-ωΑ-Ω]+)(?:_\{[^{}]*\}|_\w+|\d+|'|\^\{\([^{}]*\)\})*)"
    r"\s*/\s*(?(p)\\partial\s*|d)"
    r"(?P<by>(?:\\[A-Za-z]+\s*(?:\{[^{}]*\})?|[A-Za-zα-ωΑ-Ω]+)(?:_\{[^{}]*\}|_\w+|\d+|'|\^\{\([^{}]*\)\})*)"
)
FRACTION = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\nicefrac", r"\sfrac"})
MATRICES = frozenset({"matrix", "bmatrix", "pmatrix", "Bmatrix", "array", "smallmatrix"})
LAYOUT = re.compile(
    r"(?:aligned|align|alignat|alignedat|gathered|gather|equation|split|multline|eqnarray|displaymath"
    r"|math|flalign|subequations)\*?$"
)


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
    "&": "AMP", "|": "BAR", "~": "", "$": "", "@": "MATMUL",
}  # fmt: skip
MACROS = {
    r"\cdot": "DOT", r"\times": "STAR", r"\ast": "STAR", r"\div": "SLASH", r"\odot": "ODOT",
    r"\%": "PERCENT", r"\{": "LPAR", r"\}": "RPAR", r"\lbrace": "LPAR", r"\rbrace": "RPAR",
    r"\lbrack": "LPAR", r"\rbrack": "RPAR", r"\lfloor": "LFLOOR", r"\rfloor": "RFLOOR",
    r"\lceil": "LCEIL", r"\rceil": "RCEIL", r"\|": "NORM", r"\lVert": "NORM", r"\rVert": "NORM",
    r"\Vert": "NORM", r"\vert": "BAR", r"\lvert": "BAR", r"\rvert": "BAR", r"\\": "ROW",
    r"\cr": "ROW", r"\dots": "DOTS", r"\ldots": "DOTS", r"\cdots": "DOTS", r"\dotsc": "DOTS",
    r"\dotsb": "DOTS", r"\top": "TOP", r"\intercal": "TOP", r"\langle": "LPAR", r"\rangle": "RPAR",
    r"\quad": "GAP", r"\qquad": "GAP", r"\&": "GAP", r"\$": "", r"\#": "UNIT", r"\tabularnewline": "ROW",
    r"\lparen": "LPAR", r"\rparen": "RPAR", r"\bullet": "DOT",
}  # fmt: skip


class Scanner:
    """Reads one formula from left to right; `plain` for text without LaTeX's rules."""

    def __init__(self, text: str, lexicon: Lexicon, *, plain: bool = False) -> None:
        self.text = RAISED_FIRST.sub(r"\2\1", folded(text))
        self.lexicon = lexicon
        self.plain = plain
        self.at = 0
        self.depth = 0
        self.found: list[Sign] = []
        self.namer = Namer(self.text, lexicon, plain=plain)

    def scan(self) -> list[Sign]:
        """All tokens. Raises `Unreadable` for what has no place in a formula or is too large."""
        while self.at < len(self.text):
            before = self.at
            self._step()
            assert self.at > before
            if len(self.found) > TOKENS:
                raise Unreadable(f"the formula has more than {TOKENS} parts")
            if self.depth > DEPTH:
                raise Unreadable(f"brackets are nested more than {DEPTH} deep")
        return self.found

    def _step(self) -> None:
        text, at = self.text, self.at
        character = text[at]
        if character.isspace():
            match = SPACE.match(text, at)
            assert match
            if self.plain and match[0].count("\n") and self.depth == 0:
                self._add("ROW", None, match.end())
            self.at = match.end()
        elif character.isdigit() or (character == "." and text[at + 1 : at + 2].isdigit()):
            self._number()
        elif text.startswith("||", at):
            self._add("NORM", None, at + 2)
        elif text.startswith("...", at):
            self._add("DOTS", None, at + 3)
        elif derivative := PLAIN_DERIVATIVE.match(text, at):
            self._plain_derivative(derivative)
        elif character == "\\":
            self._macro()
        elif relation := self._relation():
            self._add("REL", signs.RELATIONS[relation], at + len(relation))
        elif self.namer.begins(at):
            self._name()
        elif character == "%":
            self._add("PERCENT", None, at + 1)
        elif character == "*" and text.startswith("**", at):
            self._add("CARET", None, at + 2)
        elif character == "^" and (end := self._transposed(at)):
            self._add("TRANSPOSE", None, end)
        elif character == "'" and self.found and self.found[-1].kind == "RPAR":
            raise Unreadable("a prime after a bracket")
        elif character == "_" and self.found and self.found[-1].kind in {"RPAR", "NORM", "BAR"}:
            self._subscript_of_bracket()
        elif character in SINGLE:
            self._single(character)
        elif character in ".:":
            self._add("SEP", character, at + 1)
        else:
            raise Unreadable(f"the sign {character!r}")

    def _add(self, kind: str, value: Any, end: int) -> None:
        self.found.append(Sign(kind, value, self.at, end))
        self.at = end

    def _single(self, character: str) -> None:
        kind = SINGLE[character]
        if kind in {"LPAR", "LBRACE"}:
            self.depth += 1
        elif kind in {"RPAR", "RBRACE"}:
            self.depth -= 1
        if not kind:
            self.at += 1
            return
        self._add(kind, character, self.at + 1)

    def _relation(self) -> str | None:
        for size in (2, 1):
            piece = self.text[self.at : self.at + size]
            if piece in signs.RELATIONS:
                if piece == "<-" and not self.plain:
                    continue  # x <-1
                return piece
        return None

    def _transposed(self, at: int) -> int | None:
        match = re.compile(r"\^\s*(?:\{\s*(?:T|\\top|\\intercal|\\mathsf\s*\{?T\}?|\\mathrm\s*\{T\}"
                           r"|\\text\s*\{T\})\s*\}|T(?![A-Za-z])|\\top|\\intercal)").match(self.text, at)  # fmt: skip
        return match.end() if match else None

    def _number(self) -> None:
        text, at = self.text, self.at
        for pattern, comma in ((SPACED_THOUSANDS, ""), (THOUSANDS, ""), (DECIMAL_COMMA, ".")):
            match = pattern.match(text, at)
            if match and not (pattern is THOUSANDS and self.depth):
                plain = re.sub(r"\\,|\{,\}|,", comma, match[0])
                break
        else:
            match = NUMBER.match(text, at)
            assert match
            plain = match[0]
        if len(plain) > DIGITS:
            raise Unreadable(f"a number of more than {DIGITS} digits")
        exponent = re.search(r"[eE]([-+]?\d+)$", plain)
        if exponent and abs(int(exponent[1])) > 400:
            raise Unreadable(f"the number {plain} is out of range")
        ends = match.end()
        open_ended = re.compile(r"\s*(?:\\l?dots|\.\.\.)").match(text, ends)
        if open_ended and "." in plain:
            ends = open_ended.end()
        self._add("NUMBER", Number(plain, Fraction(plain), bool(open_ended and "." in plain)), ends)

    def _name(self) -> None:
        for name, end in self.namer.read(self.at):
            key = self.lexicon.function(name)
            called = re.compile(r"\s*(?:\\left|\\[bB]igg?l?)?\s*(?:\(|\[|\\\{)").match(self.text, end)
            if key and (called or name.base in signs.FUNCTIONS) and not self._valued(name):
                self._function(key, name, end, called=bool(called))
            elif called and Name(name.base, name.sub, _unprimed(name)) in self.lexicon.functions:
                self._add("FNAME", name, end)
            else:
                self._add("NAME", name, end)

    def _valued(self, name: Name) -> bool:
        """Words such as `step` are names where the text gives them a value."""
        return name in self.lexicon.functions

    def _function(self, key: str, name: Name, end: int, *, called: bool) -> None:
        power = re.compile(r"\s*\^\s*(?:\{\s*(-?\d+)\s*\}|(\d))").match(self.text, end)
        order = name.marks.count("'")
        exponent = None
        if power and not called:
            exponent = int(power[1] or power[2])
            if exponent < 0:
                raise Unreadable(f"{name.base} with a negative exponent (an inverse function?)")
            end = power.end()
            called = bool(re.compile(r"\s*(?:\\left|\\[bB]igg?l?)?\s*[(\[]").match(self.text, end))
        if key in {"log", "log10", "log2"}:
            key, end = self._base(key, end)
            called = bool(re.compile(r"\s*(?:\\left|\\[bB]igg?l?)?\s*[(\[]").match(self.text, end))
        self._add("CALLED" if called else "FUNCTION", (key, exponent, order), end)

    def _base(self, key: str, end: int) -> tuple[str, int]:
        base = re.compile(r"\s*_\s*(?:\{\s*(\w+)\s*\}|(\w))").match(self.text, end)
        if not base:
            return key, end
        which = {"2": "log2", "10": "log10", "e": "log"}.get(base[1] or base[2])
        if which is None:
            raise Unreadable("a logarithm to an unusual base")
        return which, base.end()

    def _macro(self) -> None:
        match = MACRO.match(self.text, self.at)
        if match is None:
            raise Unreadable("a backslash at the end")
        macro, end = match[0], match.end()
        if macro in {r"\begin", r"\end"}:
            self._environment(macro, end)
        elif macro in signs.RELATIONS:
            self._add("REL", signs.RELATIONS[macro], end)
        elif macro in MACROS:
            self._known(macro, end)
        elif macro in signs.SPACING:
            self.at = end
        elif macro in signs.SPACING_WITH_GROUP:
            self.at = braces(self.text, end)[1]
        elif macro in FRACTION:
            self._fraction(end)
        elif macro == r"\sqrt":
            self._root(end)
        elif macro in {r"\sum", r"\operatorname{sum}"}:
            self._total(end)
        elif macro[1:] in signs.FUNCTIONS:
            self._function(self._key(macro[1:]), Name(macro[1:]), end,
                           called=bool(re.compile(r"\s*(?:\\left|\\[bB]igg?l?)?\s*(?:\(|\[|\\\{)").match(self.text, end)))  # fmt: skip
        elif macro in signs.WORDING:
            self._wording(end)
        elif macro == r"\partial" or macro in signs.REFUSED:
            raise Unreadable(signs.REFUSED.get(macro, "a lone ∂"))
        elif macro in {r"\underbrace", r"\overbrace"}:
            self._braced(end)
        elif self.namer.begins(self.at):
            self._name()
        elif macro in signs.STYLING:
            self.at = end
        else:
            raise Unreadable(f"the macro {macro}")

    def _key(self, word: str) -> str:
        return self.lexicon.log_base if word == "log" else signs.FUNCTIONS[word]

    def _known(self, macro: str, end: int) -> None:
        kind = MACROS[macro]
        if kind in {"LPAR", "LFLOOR", "LCEIL"}:
            self.depth += 1
        elif kind in {"RPAR", "RFLOOR", "RCEIL"}:
            self.depth -= 1
        if kind:
            self._add(kind, macro, end)
        else:
            self.at = end

    def _environment(self, macro: str, end: int) -> None:
        name, after = braces(self.text, end)
        if LAYOUT.match(name):
            if name.startswith("alignat") and macro == r"\begin":
                after = braces(self.text, after)[1]
            self.at = after
        elif name.rstrip("*") in MATRICES:
            self.depth += 1 if macro == r"\begin" else -1
            if name == "array" and macro == r"\begin":
                after = braces(self.text, after)[1]
            self._add("LMATRIX" if macro == r"\begin" else "RMATRIX", name, after)
        elif name in {"cases", "rcases", "dcases"}:
            raise Unreadable("a case distinction")
        elif name in {"vmatrix", "Vmatrix"}:
            raise Unreadable("a determinant")
        else:
            raise Unreadable(f"the environment {name}")

    def _wording(self, end: int) -> None:
        """Words inside a formula: a name, a function, a unit, or prose that separates."""
        words, after = braces(self.text, end)
        plain = words.replace("~", " ").strip()
        if plain == "d" and re.compile(r"\s*[A-Za-z\\]").match(self.text, after):
            raise Unreadable("a lone differential")
        last = self.found[-1] if self.found else None
        named = re.fullmatch(r"\\?[A-Za-z][A-Za-z0-9]*(?:[-_ ](?:[A-Za-z0-9]+))?\.?", plain)
        follows_number = last is not None and last.kind == "NUMBER"
        if follows_number and plain.strip("().") and plain not in self.lexicon.words:
            self._add("UNIT", plain, after)
        elif named and plain.lower() not in PROSE and self._one_word(plain, after):
            self._name()
        elif not plain:
            self.at = after
        else:
            self._add("WORDS", plain, after)

    def _one_word(self, plain: str, after: int) -> bool:
        if " " not in plain:
            return True
        rest = self.text[after:].lstrip()
        return rest.startswith(("=", "_", "^", "&", r"\approx")) or not self.found

    def _fraction(self, end: int) -> None:
        over, under_at = braces(self.text, end)
        under, after = braces(self.text, under_at)
        names = self._differentials(under)
        numerator = over.strip()
        top = DIFFERENTIAL.match(numerator)
        if names and top and self._is_differential(numerator, top):
            rest = re.sub(r"^\s*\^\s*(?:\{(\d)\}|(\d))", "", numerator[top.end() :])
            self._add("DFRAC", names, end)
            self._nested(rest, after)
            return
        self._add("FRAC", None, end)
        self._nested(over, end)
        self._nested(under, after)

    def _is_differential(self, text: str, top: re.Match[str]) -> bool:
        rest = text[top.end() :]
        return top[0] != "d" or not rest.strip() or bool(re.match(r"\s*[A-Za-z\\^]", rest))

    def _differentials(self, under: str) -> tuple[Name, ...]:
        """The names in a denominator such as ``\\partial x \\partial y`` or ``dx^2``; none: no."""
        text, at, found = under.strip(), 0, []
        namer = Namer(text, self.lexicon, plain=self.plain)
        while at < len(text):
            mark = DIFFERENTIAL.match(text, at)
            if not mark:
                return ()
            at = mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip())
            if not namer.begins(at):
                return ()
            if mark[0] == "d" and re.compile(r"[A-Za-z]{2,}").match(text, at):
                read = [namer.read_word(at)]
            else:
                read = namer.read(at)
            name, at = read[0]
            twice = re.compile(r"\s*\^\s*(?:\{(\d)\}|(\d))\s*").match(text, at)
            found.extend([name] * (min(int(twice[1] or twice[2]), 4) if twice else 1))
            at = twice.end() if twice else at
            at += len(text[at:]) - len(text[at:].lstrip())
        return tuple(found)

    def _nested(self, inner: str, after: int) -> None:
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

    def _root(self, end: int) -> None:
        degree = re.compile(r"\s*\[([^\[\]]*)\]").match(self.text, end)
        if degree:
            self._add("ROOT", None, end)
            self._nested(degree[1], degree.end())
            self._nested(*braces(self.text, degree.end()))
            return
        rest = self.text[end:].lstrip()
        if rest.startswith("("):
            self._add("CALLED", ("sqrt", None, 0), end)
            return
        self._add("SQRT", None, end)
        number = NUMBER.match(rest)
        if number:  # √12 in plain text; \sqrt 12 in LaTeX takes one digit, and nobody means that
            self._nested(number[0], end + len(self.text[end:]) - len(rest) + number.end())
        elif rest and not rest.startswith("{") and self.namer.begins(len(self.text) - len(rest)):
            start = len(self.text) - len(rest)
            stop = self.namer.read(start)[0][1]
            self._nested(self.text[start:stop], stop)
        else:
            self._nested(*braces(self.text, end))

    def _total(self, end: int) -> None:
        limits: dict[str, str] = {}
        at = end
        while match := re.compile(r"\s*(?:\\limits)?\s*([_^])").match(self.text, at):
            limits[match[1]], at = braces(self.text, match.end())
        lower = re.fullmatch(r"\s*([A-Za-z])\s*=\s*(.+)", limits.get("_", ""), re.DOTALL)
        if not lower or "^" not in limits:
            raise Unreadable("a sum whose range is not given")
        self._add("TOTAL", Name(lower[1]), end)
        self._nested(lower[2], end)
        self._nested(limits["^"], at)

    def _braced(self, end: int) -> None:
        inner, after = braces(self.text, end)
        note = re.compile(r"\s*[_^]\s*").match(self.text, after)
        if note:
            after = braces(self.text, note.end())[1]
        self._nested(inner, after)

    def _plain_derivative(self, match: re.Match[str]) -> None:
        by = Namer(match["by"], self.lexicon, plain=True).read_word(0)[0]
        end = match.end()
        self._add("DFRAC", (by,), self.at + 1)
        self._nested(match["of"] if match["p"] else _as_word(match["of"]), end)

    def _subscript_of_bracket(self) -> None:
        index, end = braces(self.text, self.at + 1)
        if self.found[-1].kind == "NORM" and index.strip() == "2":
            self.at = end
            return
        raise Unreadable("a subscript after a bracket")


def _as_word(text: str) -> str:
    return text if not re.match(r"[A-Za-z]{2,}", text) else r"\text{" + text + "}"


def _unprimed(name: Name) -> tuple[str, ...]:
    return tuple(mark for mark in name.marks if mark != "'")


PROSE = frozenset(
    "and or where with if for so thus hence then when otherwise else is are we get the a of since because"
    " let therefore while but subject to s.t. st that at as by from given which this also on".split()
)
