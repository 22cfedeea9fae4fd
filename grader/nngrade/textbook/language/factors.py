"""Factors side by side, on lark's parse trees: calls, brackets, figures, and readings in doubt."""

from __future__ import annotations

from typing import Any

from lark import Token

from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import Name, Node, Number, Quotient

OFTEN_FUNCTIONS = frozenset(
    {
        "f", "g", "h", "p", "q", "P", "E", "F", "G", "φ", "ψ", "σ", "Φ", "J", "L", "Q", "V", "D",
        "H", "C", "Var", "Cov", "KL",
    }
)  # fmt: skip


def refuse_doubt(factors: list[Node], node: Node, *, divided: bool, applied: bool) -> None:
    """`1/2x` and `log a b` can be read in two ways."""
    if applied:
        raise Unreadable("it is not plain where the function's argument ends; brackets would say")
    if divided:
        last = factors[-1]
        whole = isinstance(last, Quotient) and all(
            isinstance(part, Number) and part.value.denominator == 1
            for part in (last.over, last.under)
        )
        if not whole or isinstance(node, Name | Number):
            raise Unreadable("a/b c can be read in two ways; brackets would say which")


def looks_like_call(before: Node, tree: Any) -> bool:
    """A name right before a bracket that holds a lone figure or name or a comma; before any bracket
    for the letters that functions are called by.
    """
    if not isinstance(before, Name) or before.base.endswith(")"):
        return False
    inner = tree
    while getattr(inner, "data", None) in {"power", "post"} and len(inner.children) >= 1:
        inner = inner.children[0]
    if getattr(inner, "data", None) not in {"bracket", "vector"}:
        return False
    if inner.data == "vector" or before.base in OFTEN_FUNCTIONS:
        return True
    while getattr(inner, "data", None) in {"bracket", "sum", "term", "power", "post"}:
        below = [child for child in inner.children if not isinstance(child, Token)]
        if len(below) != 1:
            return False
        inner = below[0]
    return getattr(inner, "data", None) in {"number", "name"}


def bracketed(tree: Any) -> bool:
    """Whether a factor, with the sign before it or without, stands in brackets: (w)(x)."""
    while getattr(tree, "data", None) not in {None, "bracket"} and len(tree.children) == 1:
        tree = tree.children[0]
    return getattr(tree, "data", None) == "bracket"


def starts_with_figure(tree: Any) -> bool:
    while getattr(tree, "data", None) in {"power", "post"}:
        tree = tree.children[0]
    return getattr(tree, "data", None) == "number"


def ends_applied(tree: Any) -> bool:
    """Whether the last thing read is a function with an argument without brackets."""
    while getattr(tree, "data", None) in {"power", "post", "signed"} and len(tree.children) == 1:
        tree = tree.children[0]
    return getattr(tree, "data", None) in {"function", "operator"}


def closed(tree: Any) -> bool:
    """Whether it is plain where a factor ends, so that a figure behind it is multiplied with it:
    a fraction, a binomial coefficient, a factorial or something raised.
    """
    while getattr(tree, "data", None) in {"power", "post", "beside"} and len(tree.children) == 1:
        tree = tree.children[0]
    if getattr(tree, "data", None) == "post":
        return getattr(tree.children[-1], "type", None) == "BANG"
    return getattr(tree, "data", None) in {"frac", "binomial", "power"}
