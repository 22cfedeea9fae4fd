"""An author's own macros, put in place of their names, in bounded time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nngrade.textbook.language.folding import braces
from nngrade.textbook.language.lexicon import Unreadable

EXPANSIONS = 3000
LENGTH = 60_000
NEW = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)"
    r"|\\(?:re)?newcommand\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(?=\\)"
    r"|\\def\s*(\\[A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)"
    r"|\\DeclareMathOperator(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(?=\{)"
)
DISPLAY = re.compile(
    r"\\(?:begin|end)\s*\{(?:align|alignat|equation|gather|eqnarray|multline|displaymath|flalign"
    r"|math)\*?\}|\\[\[\]]|\$\$"
)
DEFINING = re.compile(r"\\(?:(?:re|provide)?newcommand\*?\s*\{?|def)\s*$")
USE = re.compile(r"\\[A-Za-z]+")


@dataclass(frozen=True)
class Macro:
    """How many arguments it takes, the first one's default if it has one, and its text."""

    arguments: int
    default: str | None
    body: str


@dataclass
class Macros:
    """The macros that a book defines."""

    known: dict[str, Macro] = field(default_factory=dict)

    def learn(self, text: str) -> None:
        """Takes in the definitions of a text; one that cannot be read is left alone."""
        for match in NEW.finditer(text):
            try:
                body = braces(text, match.end())[0]
            except Unreadable:
                continue
            if match[1]:
                self.known[match[1]] = Macro(int(match[2] or 0), match[3], body)
            elif match[4]:
                self.known[match[4]] = Macro(0, None, body)
            elif match[5]:
                self.known[match[5]] = Macro(match[6].count("#"), None, body)
            else:
                self.known[match[8]] = Macro(0, None, r"\operatorname{" + body + "}")

    def displayed(self, text: str) -> str:
        r"""`text` with `\be … \ee` and `\eq{…}` as the displays that an author has made them
        stand for, line by line as before.
        """
        shown = {name for name, macro in self.known.items() if DISPLAY.search(macro.body)}
        if not shown:
            return text
        done: list[str] = []
        at = 0
        for match in USE.finditer(text):
            if match[0] not in shown or match.start() < at:
                continue
            try:
                if DEFINING.search(text, max(0, match.start() - 40), match.start()):
                    put, end = "", braces(text, text.index("}", match.end()) + 1)[1]
                else:
                    put, end = self._put(self.known[match[0]], text, match.end())
            except (Unreadable, ValueError):
                continue
            rows = text.count("\n", match.start(), end) - put.count("\n")
            done += [text[at : match.start()], put, "\n" * max(0, rows)]
            at = end
        return "".join(done) + text[at:]

    def expanded(self, text: str) -> str:
        """`text` with every macro put in. Raises `Unreadable` when that never ends."""
        if not self.known or "\\" not in text:
            return text
        done: list[str] = []
        left = NEW.sub("", text) if "command" in text or "\\def" in text else text
        budget = EXPANSIONS
        while match := self._next(left):
            budget -= 1
            if budget < 0 or len(left) + sum(map(len, done[-1:])) > LENGTH:
                raise Unreadable(f"the macro {match[0]} expands without end, or to far too much")
            done.append(left[: match.start()])
            put, end = self._put(self.known[match[0]], left, match.end())
            spaced = put + " " if put[-1:].isalpha() and left[end : end + 1].isalpha() else put
            left = spaced + left[end:]
        return "".join(done) + left

    def _next(self, text: str) -> re.Match[str] | None:
        return next((match for match in USE.finditer(text) if match[0] in self.known), None)

    def _put(self, macro: Macro, text: str, at: int) -> tuple[str, int]:
        given: list[str] = []
        if macro.default is not None:
            optional = re.compile(r"\s*\[([^\]]*)\]").match(text, at)
            given.append(optional[1] if optional else macro.default)
            at = optional.end() if optional else at
        while len(given) < macro.arguments:
            argument, at = braces(text, at)
            given.append(argument)
        body = re.sub(
            r"#(\d)", lambda m: given[int(m[1]) - 1] if int(m[1]) <= len(given) else "", macro.body
        )
        return body, at
