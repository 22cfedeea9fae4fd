"""Names are one token: base, accents, subscript, primes, layers, "new"."""

from __future__ import annotations

import re

from nngrade.textbook.language import signs
from nngrade.textbook.language.folding import MACRO, braces, flat
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.marks import raised_marks
from nngrade.textbook.language.tree import Name

LATIN = re.compile(r"[A-Za-z]")
OTHER_LETTERS = signs.GREEK_LETTERS | frozenset(signs.SAME_LETTER) | frozenset("ℓℒ")
LETTERS = re.compile(r"[A-Za-z]+")
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[A-Za-z]{3,}")
# w_11, E_y2 and E_total lack braces; w_ix_i is a product.
UNBRACED = (re.compile(r"\d\d+"), re.compile(r"[A-Za-z]\d+(?![A-Za-z])"), WORD)
# fan_in, learning_rate, num_hidden_units: an index of several letters without braces.
SNAKE = re.compile(r"_(?P<word>[A-Za-z]{2,}\d*)(?P<rest>(?:_(?:[A-Za-z]{2,}\d*|\d+))*)(?!_)")
INDEX_TEXT = re.compile(r"[\w+\-,.()*'|:;/=<>\[\]∞∂ℓ\u0302\u0303\u0304←→]*$")


class Namer:
    """Reads the name that begins at a place of a text."""

    def __init__(self, text: str, lexicon: Lexicon, *, plain: bool) -> None:
        self.text = text
        self.lexicon = lexicon
        self.plain = plain

    def begins(self, at: int) -> bool:
        text = self.text
        if at >= len(text):
            return False
        if LATIN.match(text, at) or text[at] in OTHER_LETTERS:
            return True
        macro = MACRO.match(text, at)
        if not macro:
            return False
        name = "\\" + macro[1]
        return (
            macro[1] in signs.GREEK
            or name in signs.ACCENTS
            or name in signs.SCRIPT
            or name in signs.WORDING
            or (name in signs.STYLING and self._styles_a_name(macro.end()))
        )

    def _styles_a_name(self, at: int) -> bool:
        """Whether braces at `at` hold one name and nothing else."""
        if not re.compile(r"\s*\{").match(self.text, at):
            return False
        try:
            inner = braces(self.text, at)[0].strip()
            below = Namer(inner, self.lexicon, plain=self.plain)
            found = below.read(0) if below.begins(0) else []
        except Unreadable:
            return False
        return len(found) == 1 and not inner[found[0][1] :].strip()

    def read(self, at: int) -> list[tuple[Name, int]]:
        """The name at `at` and its end; several where letters stand side by side as a product."""
        run = LETTERS.match(self.text, at)
        if not run:
            return [self._decorated(*self._base(at))]
        letters = run[0]
        after = self.text[run.end() : run.end() + 1]
        spoken = self._spoken(letters)
        if letters in signs.FUNCTIONS or spoken:
            return [self._decorated(spoken or letters, run.end())]
        begun = self.plain and (after == "_" or after.isdigit())
        if begun or (after == "_" and len(letters) >= 3) or self._snake(letters, run.end()):
            pieces = [letters]
        else:
            pieces = self.lexicon.split(letters, plain=self.plain)
        found: list[tuple[Name, int]] = []
        for index, piece in enumerate(pieces[:-1]):
            found.append((Name(piece), at + index + 1))
        return [*found, self._decorated(pieces[-1], run.end())]

    def _snake(self, base: str, at: int) -> str | None:
        """The index that begins at `at` as in `fan_in`; LaTeX itself would lower its first letter
        alone, and nobody means that where it is a word.
        """
        match = SNAKE.match(self.text, at)
        if not match or (len(base) == 2 and self.lexicon.singles.issuperset(base)):
            return None
        word = match["word"]
        worded = len(word) > 3 and not self.lexicon.singles.issuperset(word)
        snake = worded or word in signs.INDEX_WORDS or len(base) > 2
        return match[0][1:] if snake else None

    def read_word(self, at: int) -> tuple[Name, int]:
        """As `read`, but a run of letters is one name whatever the text says elsewhere."""
        run = LETTERS.match(self.text, at)
        if run:
            return self._decorated(self._spoken(run[0]) or run[0], run.end())
        return self._decorated(*self._base(at))

    def _spoken(self, letters: str) -> str | None:
        """`yhat` and `delta` are ŷ and δ in plain text."""
        if not self.plain:
            return None
        if letters in signs.GREEK and letters not in self.lexicon.words:
            return signs.GREEK[letters]
        for word, accent in signs.SPOKEN_ACCENTS.items():
            if letters.endswith(word) and len(letters) == len(word) + 1:
                return letters[0] + accent
        return None

    def _base(self, at: int) -> tuple[str, int]:
        """Base and its end for a name that does not begin with a Latin letter."""
        text = self.text
        if text[at] != "\\":
            letter = signs.SAME_LETTER.get(text[at], text[at])
            return self._prefixed(letter, at + 1)
        macro = MACRO.match(text, at)
        assert macro
        word, end = macro[1], macro.end()
        name = "\\" + word
        if word in signs.GREEK:
            return self._prefixed(signs.GREEK[word], end)
        inner, end = braces(text, end)
        if name in signs.ACCENTS:
            return self._accented(inner, signs.ACCENTS[name], end)
        if name in signs.SCRIPT:
            return flat(inner) + signs.SCRIPT[name], end
        if name in signs.WORDING:
            first, lowered, rest = inner.strip().rstrip(".").partition("_")
            if lowered and rest:
                sub, marks = self._indexed("", _parted(rest), [])
                self._inherited = Name(first, sub, tuple(marks))
            return flat(re.sub(r"(?<=\w)[-_ ](?=\w)", "", first)).rstrip("."), end
        below = Namer(inner.strip(), self.lexicon, plain=self.plain)
        if not below.begins(0):
            raise Unreadable(f"{name} around something that is no name")
        inside, stop = below.read_word(0)
        if below.text[stop:].strip():
            raise Unreadable(f"{name} around more than a name")
        return self._kept(inside), end

    def _kept(self, inside: Name) -> str:
        """A styled name keeps its own index; it is read again with those outside."""
        self._inherited = inside
        return inside.base

    _inherited: Name | None = None

    def _accented(self, inner: str, accent: str, end: int) -> tuple[str, int]:
        below = Namer(inner.strip(), self.lexicon, plain=False)
        if not below.begins(0):
            raise Unreadable("an accent over something that is no name")
        inside, stop = below.read_word(0)
        if below.text[stop:].strip():
            raise Unreadable("an accent over more than a name")
        self._inherited = inside
        return inside.base + accent, end

    def _prefixed(self, letter: str, end: int) -> tuple[str, int]:
        """Δw and ∇L are names; a lone Δ or ∇ is one too."""
        if letter not in "Δ∇":
            return letter, end
        at = end
        sub = re.compile(r"\s*_").match(self.text, at) if letter == "∇" else None
        if sub:
            index, at = braces(self.text, sub.end())
            letter += "[" + flat(index) + "]"
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        if self.begins(at):
            following, stop = self.read_word(at)
            self._inherited = following
            return letter + following.base, stop
        return letter, end

    def _decorated(self, base: str, at: int) -> tuple[Name, int]:
        """The name with the subscript, superscripts and primes that come after its base."""
        inherited, self._inherited = self._inherited, None
        sub = inherited.sub if inherited else ""
        marks = list(inherited.marks) if inherited else []
        text = self.text
        while at < len(text) and text[at] in signs.ACCENT_SIGNS:
            base += text[at]
            at += 1
        if not sub and (digits := DIGITS.match(text, at)) and not self._is_product(base):
            sub, at = digits[0], digits.end()
        while at < len(text):
            start = at
            while at < len(text) and text[at] == " ":
                at += 1
            sign = text[at : at + 1]
            if sign == "'":
                marks.append("'")
                at += 1
            elif sign == "_":
                index, at = self._index(base, at)
                sub, marks = self._indexed(sub, index, marks)
            elif sign == "^" and (mark := raised_marks(self.text, base, at + 1, self.lexicon)):
                marks.extend(mark[0])
                at = mark[1]
            else:
                at = start
                break
        base, sub = self._spoken_accent(base, sub)
        return Name(base, sub, tuple(sorted(marks, key=lambda one: one != "'"))), at

    def _is_product(self, base: str) -> bool:
        return not self.plain and base in {"e", "π"}

    def _index(self, base: str, at: int) -> tuple[str, int]:
        """The index whose `_` stands at `at`, and its end."""
        if self.plain and (word := re.compile(r"\w+").match(self.text, at + 1)):
            return _parted(word[0]), word.end()
        if snake := self._snake(base, at):
            return _parted(snake), at + 1 + len(snake)
        for pattern in UNBRACED:
            run = pattern.match(self.text, at + 1)
            if run and (pattern is not WORD or run[0] in self.lexicon.words):
                return run[0], run.end()
        index, end = braces(self.text, at + 1)
        return (_parted(index) if self.plain else index), end

    def _indexed(self, sub: str, index: str, marks: list[str]) -> tuple[str, list[str]]:
        plain = flat(index)
        if not INDEX_TEXT.match(plain) or len(plain) > 40:
            raise Unreadable(f"the index {index.strip()[:40]}")
        pieces = [piece for piece in plain.split(",") if piece]
        new = [piece for piece in pieces if piece in signs.NEW_MARKS]
        kept = ",".join(piece for piece in pieces if piece not in signs.NEW_MARKS)
        if (new and (kept or sub)) or new:
            marks = [*marks, "new"]
        return sub + kept, marks

    def _spoken_accent(self, base: str, sub: str) -> tuple[str, str]:
        """`y_hat` is ŷ."""
        first, _, rest = sub.partition(",")
        if first in signs.SPOKEN_ACCENTS and base:
            return base + signs.SPOKEN_ACCENTS[first], rest
        return base, sub


def _parted(index: str) -> str:
    """The words of an index as in `num_hidden_units`, apart."""
    return re.sub(r"(?<=[A-Za-z])_(?=[A-Za-z])", ",", index)
