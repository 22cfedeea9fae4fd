"""Trees → MathML, which browsers draw by themselves: no script, nothing from outside.

Every word goes through `html.escape`: names come from a text that nobody vouches for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from nngrade.textbook.language import signs
from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Cases,
    Condition,
    Derivative,
    Hadamard,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    OpenTotal,
    Power,
    Product,
    Quotient,
    Sum,
    Total,
    Transpose,
)
from nngrade.textbook.language.writing import DRAWN

ACCENTS = "".join(signs.ACCENT_SIGNS)
QUANTITY = re.compile(r"([^\W\d_]+)\((.+)\)")
EXPECTED = frozenset({"E", "𝔼"})
WORD = re.compile(r"(?P<base>[^\W\d_][\w\u0300-\u036f]*)(?:\^(?P<power>\w+))?|[^\w]+|\w")


def mathml(node: Node) -> str:
    """The inside of a ``<math>`` element."""
    return _WAYS[type(node)](node)


def row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def sign(text: str) -> str:
    return f"<mo>{escape(text)}</mo>"


def _bracketed(node: Node, loose: tuple[type, ...]) -> str:
    inner = mathml(node)
    return row(sign("("), inner, sign(")")) if isinstance(node, loose) else inner


def _name(node: Name) -> str:
    base = _base(node.base)
    primes = "′" * sum(mark == "'" for mark in node.marks)
    others = ", ".join(mark for mark in node.marks if mark != "'")
    raised = (sign(primes) if primes else "") + (
        f"<mtext>{escape(others)}</mtext>" if others else ""
    )
    lowered = f"<mtext>{escape(node.sub)}</mtext>" if node.sub else ""
    if raised and lowered:
        return f"<msubsup>{base}{row(lowered)}{row(raised)}</msubsup>"
    if raised:
        return f"<msup>{base}{row(raised)}</msup>"
    return f"<msub>{base}{row(lowered)}</msub>" if lowered else base


def _base(text: str) -> str:
    """A letter is slanted by the page, not by a browser's mathematical letters, which stand apart
    from their subscripts where no mathematical font is installed.
    """
    if quantity := QUANTITY.fullmatch(text):
        left, right = "[]" if quantity[1] in EXPECTED else "()"
        inner = "".join(map(_inner, WORD.finditer(quantity[2])))
        return row(_base(quantity[1]), sign(left), inner, sign(right))
    if len(text.rstrip(ACCENTS)) == 1:
        return f'<mi mathvariant="normal" class="letter">{escape(text)}</mi>'
    return f"<mi>{escape(text)}</mi>"


def _inner(word: re.Match[str]) -> str:
    """A word of what a quantity is of: `X^2` is raised."""
    if word["power"]:
        return f"<msup>{_base(word['base'])}<mtext>{escape(word['power'])}</mtext></msup>"
    return _base(word["base"]) if word["base"] else f"<mtext>{escape(word[0])}</mtext>"


def _sum(node: Sum) -> str:
    parts: list[str] = []
    for term in node.terms:
        minus = isinstance(term, Negative)
        if parts or minus:
            parts.append(sign("−" if minus else "+"))
        inner = term.of if isinstance(term, Negative) else term
        parts.append(_bracketed(inner, (Sum, Negative)))
    return row(*parts)


def _joined(node: Product | Hadamard) -> str:
    if isinstance(node, Product) and node.like_call and len(node.factors) == 2:
        name, inside = node.factors
        return row(mathml(name), sign("("), mathml(inside), sign(")"))
    parts: list[str] = []
    for factor in node.factors:
        if parts:
            parts.append(sign("·" if isinstance(node, Product) else "⊙"))
        parts.append(_bracketed(factor, (Sum, Negative)))
    return row(*parts)


def _quotient(node: Quotient) -> str:
    return f"<mfrac>{row(mathml(node.over))}{row(mathml(node.under))}</mfrac>"


def _power(node: Power) -> str:
    loose = (Sum, Negative, Product, Quotient, Power, Derivative, Call)
    closed = isinstance(node.base, Call) and node.base.function in BRACKETS
    base = mathml(node.base) if closed else _bracketed(node.base, loose)
    return f"<msup>{row(base)}{row(mathml(node.exponent))}</msup>"


def _call(node: Call | Apply) -> str:
    arguments = [mathml(one) for one in node.arguments]
    if isinstance(node, Call) and node.function == "sqrt":
        return f"<msqrt>{arguments[0]}</msqrt>"
    if isinstance(node, Call) and node.function == "percent":
        return row(arguments[0], sign("%"))
    if isinstance(node, Call) and node.function == "factorial":
        inner = _bracketed(node.arguments[0], tuple(set(_WAYS) - {Number, Name}))
        return row(inner, sign("!"))
    if isinstance(node, Call) and node.function == "binomial":
        over = "".join(map(row, arguments))
        return row(sign("("), f'<mfrac linethickness="0">{over}</mfrac>', sign(")"))
    if isinstance(node, Call) and node.function in BRACKETS:
        left, right = BRACKETS[node.function]
        return row(sign(left), arguments[0], sign(right))
    primes = "′" * node.order if isinstance(node, Apply) else ""
    name = _name(node.function) if isinstance(node, Apply) else _function(node.function)
    inside = sign(",").join(arguments)
    return row(name, sign(primes) if primes else "", sign("("), inside, sign(")"))


def _function(name: str) -> str:
    if name in {"log2", "log10"}:
        return f"<msub><mi>log</mi><mn>{name[3:]}</mn></msub>"
    return f"<mi>{escape(DRAWN.get(name, name))}</mi>"


BRACKETS = {"abs": ("|", "|"), "norm": ("‖", "‖"), "floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉")}


def _derivative(node: Derivative) -> str:
    over = row(sign("∂"), _bracketed(node.of, (Sum, Product, Quotient, Negative, Power)))
    under = row(*(sign("∂") + _name(name) for name in node.by))
    return f"<mfrac>{over}{under}</mfrac>"


def _matrix(node: Matrix) -> str:
    cells = [[f"<mtd>{mathml(cell)}</mtd>" for cell in line] for line in node.rows]
    table = "".join(f"<mtr>{''.join(line)}</mtr>" for line in cells)
    return row(sign("["), f"<mtable>{table}</mtable>", sign("]"))


def _total(node: Total) -> str:
    under = row(mathml(node.index), sign("="), mathml(node.first))
    over = row(mathml(node.last))
    large = sign("∏" if node.product else "∑")
    return row(f"<munderover>{large}{under}{over}</munderover>", _bracketed(node.body, (Sum,)))


def _open_total(node: OpenTotal) -> str:
    large = sign("∏" if node.product else "∑")
    return row(f"<munder>{large}{mathml(node.index)}</munder>", _bracketed(node.body, (Sum,)))


def _cases(node: Cases) -> str:
    lines = []
    for value, one in zip(node.values, node.conditions, strict=True):
        told = _condition(one) if one else "<mtext>otherwise</mtext>"
        lines.append(f"<mtr><mtd>{mathml(value)}</mtd><mtd>{told}</mtd></mtr>")
    return row(sign("{"), f"<mtable>{''.join(lines)}</mtable>")


def _condition(condition: Condition) -> str:
    drawn = [mathml(condition.sides[0])]
    for relation, side in zip(condition.relations, condition.sides[1:], strict=True):
        drawn += [sign(relation), mathml(side)]
    return row(*drawn)


_WAYS: dict[type, Callable[[Any], str]] = {
    Number: lambda node: f"<mn>{escape(node.text)}</mn>",
    Negative: lambda node: row(sign("−"), _bracketed(node.of, (Sum, Negative))),
    Transpose: lambda node: f"<msup>{row(mathml(node.of))}<mi>T</mi></msup>",
    Name: _name, Sum: _sum, Product: _joined, Hadamard: _joined, Quotient: _quotient,
    Power: _power, Call: _call, Apply: _call, Derivative: _derivative, Matrix: _matrix,
    Total: _total, OpenTotal: _open_total, Cases: _cases,
}  # fmt: skip
