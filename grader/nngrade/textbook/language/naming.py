"""Names are one token: base, accents, subscript, primes, layers, "new". Both ways of writing them."""

from __future__ import annotations

import re

from nngrade.textbook.language import signs
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.tree import Name

LETTERS = re.compile(r"[A-Za-z]+")
WORD = re.compile(r"[A-Za-z]+")
DIGITS = re.compile(r"\d+")
MACRO = re.compile(r"\\([A-Za-z]+\*?)")
LAYER = re.compile(r"(?:\(.+\)|\[.+\]|<.+>)$")
INDEX_TEXT = re.compile(r"[\w+\-,.()*'|:;/=<>\[\]∞∂ℓ\u0302\u0303\u0304←→]*$")


def folded(text: str) -> str:
    """Text with Unicode's mathematical signs as LaTeX has them; its length may change."""
    out: list[str] = []
    raised: list[str] = []
    lowered: list[str] = []

    def flush() -> None:
        for mark, kept in (("^", raised), ("_", lowered)):
            if kept:
                out.append(mark + "{" + "".join(kept) + "}")
                kept.clear()

    for character in text:
        if character in signs.RAISED:
            if lowered:
                flush()
            raised.append(signs.RAISED[character])
        elif character in signs.LOWERED:
            if raised:
                flush()
            lowered.append(signs.LOWERED[character])
        else:
            if raised or lowered:
                flush()
            if character in signs.FRACTIONS:
                out.append(f"({signs.FRACTIONS[character]})")
            elif "\U0001d400" <= character <= "\U0001d7ff" or character == "ŷ":
                out.append(_decomposed(character))
            else:
                out.append(signs.FOLDED.get(character, character))
    flush()
    return "".join(out)


def _decomposed(character: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKD", character)


def braces(text: str, at: int) -> tuple[str, int]:
    """What stands in the braces at `at` (or the one sign, macro or digit there), and its end."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text):
        raise Unreadable("a macro that lacks what it applies to")
    if text[at] != "{":
        macro = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL).match(text, at)
        if macro:
            if macro[0] in signs.ACCENTS or macro[0] in signs.STYLING | signs.WORDING or macro[0] in signs.SCRIPT:
                inner, end = braces(text, macro.end())
                return macro[0] + "{" + inner + "}", end
            return macro[0], macro.end()
        if text[at] in "}&":
            raise Unreadable("a macro that lacks what it applies to")
        return text[at], at + 1
    depth, start = 0, at
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
        if depth == 0:
            return text[start + 1 : at - 1], at
    raise Unreadable("a brace that is never closed")


def flat(text: str, depth: int = 0) -> str:
    """An index as plain signs: no styling, no spaces, Greek letters as themselves."""
    if depth > 8:
        raise Unreadable("an index in an index in an index")

    def exchange(match: re.Match[str]) -> str:
        word = match[1]
        if word in signs.GREEK:
            return signs.GREEK[word]
        if "\\" + word in signs.ACCENTS:
            return signs.ACCENTS["\\" + word]
        return {"prime": "'", "ast": "*", "star": "*", "langle": "<", "rangle": ">", "infty": "∞",
                "partial": "∂", "times": "*", "cdot": "*", "to": "→", "leftarrow": "←", "dagger": "+",
                "mid": "|"}.get(word, "")  # fmt: skip

    plain = MACRO.sub(exchange, text)
    plain = re.sub(r"\\.", "", plain)
    return re.sub(r"[\s{}_^~$]", "", plain)


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
        if text[at].isalpha() and (text[at].isascii() or text[at] in signs.GREEK_LETTERS or text[at] in signs.SAME_LETTER or text[at] in "ℓℒ"):  # fmt: skip
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
            or (name in signs.STYLING and re.compile(r"\s*\{").match(text, macro.end()) is not None)
        )

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
        if begun or (after == "_" and len(letters) >= 3):
            pieces = [letters] if len(letters) > 2 or letters in self.lexicon.words or self.plain else list(letters)
        else:
            pieces = self.lexicon.split(letters, plain=self.plain)
        found: list[tuple[Name, int]] = []
        for index, piece in enumerate(pieces[:-1]):
            found.append((Name(piece), at + index + 1))
        return [*found, self._decorated(pieces[-1], run.end())]

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
            return flat(re.sub(r"(?<=\w)[-_ ](?=\w)", "", inner)).rstrip("."), end
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
                index, at = self._index(at + 1)
                sub, marks = self._indexed(sub, index, marks)
            elif sign == "^" and (mark := self._mark(base, at + 1)):
                marks.extend(mark[0])
                at = mark[1]
            else:
                at = start
                break
        base, sub = self._spoken_accent(base, sub)
        return Name(base, sub, tuple(sorted(marks, key=lambda one: one != "'"))), at

    def _is_product(self, base: str) -> bool:
        return not self.plain and base in {"e", "π"}

    def _index(self, at: int) -> tuple[str, int]:
        if self.plain and (word := re.compile(r"\w+").match(self.text, at)):
            return word[0], word.end()
        return braces(self.text, at)

    def _indexed(self, sub: str, index: str, marks: list[str]) -> tuple[str, list[str]]:
        plain = flat(re.sub(r"(?<=[A-Za-z])_(?=[A-Za-z])", ",", index) if self.plain else index)
        if not INDEX_TEXT.match(plain) or len(plain) > 40:
            raise Unreadable(f"the index {index.strip()[:40]}")
        pieces = [piece for piece in plain.split(",") if piece]
        new = [piece for piece in pieces if piece in signs.NEW_MARKS]
        kept = ",".join(piece for piece in pieces if piece not in signs.NEW_MARKS)
        if new and (kept or sub):
            marks = [*marks, "new"]
        elif new:
            marks = [*marks, "new"]
        return (f"{sub},{kept}" if sub and kept else sub + kept), marks

    def _spoken_accent(self, base: str, sub: str) -> tuple[str, str]:
        """`y_hat` is ŷ."""
        first, _, rest = sub.partition(",")
        if first in signs.SPOKEN_ACCENTS and base:
            return base + signs.SPOKEN_ACCENTS[first], rest
        return base, sub

    def _mark(self, base: str, at: int) -> tuple[list[str], int] | None:
        """What is raised at `at` as marks of a name, or None where it is a power or a transpose."""
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        braced = self.text[at : at + 1] == "{"
        if not braced and self.text[at : at + 1] == "(":
            small = re.compile(r"\(\s*(\w|\d+|t\s*[+-]\s*1|new|old)\s*\)").match(self.text, at)
            if not small or base == "e":
                return None
            return ([f"({small[1].replace(' ', '')})"], small.end())
        try:
            raised, end = braces(self.text, at)
        except Unreadable:
            return None
        plain = flat(raised)
        if not plain:
            return None
        if set(plain) == {"'"}:
            return ["'"] * len(plain), end
        if base == "e" or plain in {"T", "-1", "⊤"} or re.search(r"\\(?:top|intercal)\b", raised):
            return None
        worded = re.search(r"\\(?:text|mathrm|operatorname|textrm|mbox)\b", raised)
        if plain.strip("()") in signs.NEW_MARKS and plain != "+" or plain == "+":
            return ["new"], end
        if worded or plain in signs.MARK_WORDS or re.fullmatch(r"[A-Za-z]{3,}", plain):
            return [plain], end
        if LAYER.match(plain) and self._one_bracket(plain):
            inside = plain[1:-1]
            if inside in signs.NEW_MARKS:
                return ["new"], end
            simple = re.fullmatch(r"[A-Za-zℓτ]?[+-]?\d*|[A-Za-z]|\d+|\w+,\w+", inside)
            return ([plain], end) if simple else None
        if plain in {"*", "-", "l", "L", "ℓ"} or re.fullmatch(r"[lLℓ][+-]\d", plain):
            return [plain], end
        layered = base in self.lexicon.layered and re.fullmatch(r"\d|[lL]", plain)
        if layered or (re.fullmatch(r"[a-zA-Z]", plain) and self.text[end : end + 1] == "_"):
            return [f"({plain})"], end
        return None

    def _one_bracket(self, plain: str) -> bool:
        depth = 0
        for index, sign in enumerate(plain):
            depth += (sign in "([<") - (sign in ")]>")
            if depth == 0 and index < len(plain) - 1:
                return False
        return depth == 0
