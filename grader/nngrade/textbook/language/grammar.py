"""Tokens of one side of an equation → its tree, by the grammar in `grammar.lark`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, UnexpectedInput
from lark.lexer import Lexer

from nngrade.textbook.language.building import Builder
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.scanner import Scanner, Sign
from nngrade.textbook.language.tree import Node, Number


class _Given(Lexer):
    """Hands the scanner's tokens to the parser."""

    def __init__(self, _: Any) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]  # lark's plain lexers
        for sign in data:
            token = Token(sign.kind, "")
            token.value = sign
            yield token


def read(text: str, lexicon: Lexicon | None = None, *, plain: bool = False) -> Node:
    """The tree of one expression. Raises `Unreadable`, saying why."""
    return parse(Scanner(text, lexicon or Lexicon(), plain=plain).scan())


def parse(tokens: Sequence[Sign]) -> Node:
    """The tree of one side's tokens. Raises `Unreadable`, saying why."""
    useful = [sign for sign in tokens if sign.kind not in {"GAP", "AMP" if _flat(tokens) else ""}]
    if not useful:
        raise Unreadable("nothing stands there")
    for sign in useful:
        if sign.kind in _TELLING:
            raise Unreadable(_TELLING[sign.kind])
    try:
        tree = _parser().parse(_paired(useful))
    except UnexpectedInput as problem:
        raise Unreadable(_what_came(problem)) from None
    return Builder().build(tree)


_TELLING = {"DOTS": "dots that leave something out", "WORDS": "words inside a formula",
            "TOP": "a lone transposition sign", "MARGIN": "a ± sign"}  # fmt: skip


def _flat(tokens: Sequence[Sign]) -> bool:
    return all(sign.kind != "LMATRIX" for sign in tokens)


NAMED = {
    "STAR": "a times sign", "SLASH": "a fraction bar", "DOT": "a times sign", "SIGN": "a sign",
    "COMMA": "a comma", "RPAR": "a closing bracket", "RBRACE": "a closing brace",
    "CARET": "a power", "NORM": "a norm", "RBAR": "a bar", "LBAR": "a bar",
    "TRANSPOSE": "a raised T", "ROW": "a new row", "AMP": "a column's end",
}  # fmt: skip


def _what_came(problem: UnexpectedInput) -> str:
    token = getattr(problem, "token", None)
    if token is None or token.type == "$END":
        return "it ends where something more is due"
    came = NAMED.get(token.type) or f"what comes there ({_word(token.value)})"
    return f"{came} where it makes no sense"


def _word(sign: Any) -> str:
    value = sign.value if isinstance(sign, Sign) else sign
    return value.text if isinstance(value, Number) else str(value)[:30]


def _paired(tokens: Sequence[Sign]) -> list[Sign]:
    """Bars told apart into those that open and those that close."""
    out: list[Sign] = []
    open_bars: list[str] = []
    for sign in tokens:
        if sign.kind not in {"BAR", "NORM"}:
            out.append(sign)
            continue
        operand_ends = bool(out) and out[-1].kind in {
            "NUMBER", "NAME", "RPAR", "RBRACE", "PERCENT", "BANG", "RBAR", "RNORM", "TRANSPOSE",
            "RMATRIX", "UNIT",
        }  # fmt: skip
        if open_bars and open_bars[-1] == sign.kind and operand_ends:
            open_bars.pop()
            kind = f"R{sign.kind}"
        else:
            open_bars.append(sign.kind)
            kind = f"L{sign.kind}"
        out.append(Sign(kind, sign.value, sign.start, sign.end))
    if open_bars:
        raise Unreadable("a vertical bar that is no absolute value (a condition?)")
    return out


@cache
def _parser() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_Given, maybe_placeholders=False)
