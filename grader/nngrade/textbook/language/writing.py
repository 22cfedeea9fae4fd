"""Trees → one line of plain text, as a book would print it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

DRAWN = {
    "sqrt": "√",
    "log2": "log₂",
    "log10": "log₁₀",
    "normal_cdf": "Φ",
    "normal_quantile": "Φ^(−1)",
}
SUM, TERM, FACTOR, ATOM = range(4)


def written(node: Node) -> str:
    """The expression with as few brackets as its meaning needs."""
    return _written(node)[0]


def _bracketed(node: Node, least: int) -> str:
    text, rank = _written(node)
    return text if rank >= least else f"({text})"


def _written(node: Node) -> tuple[str, int]:
    return _WAYS[type(node)](node)


def _call(node: Call | Apply) -> tuple[str, int]:
    if isinstance(node, Call) and node.function == "sqrt" and isinstance(node.arguments[0], Number):
        return f"√{node.arguments[0].text}", FACTOR
    if isinstance(node, Call) and node.function == "factorial":
        return f"{_bracketed(node.arguments[0], ATOM)}!", FACTOR
    primes = "'" * node.order if isinstance(node, Apply) else ""
    function = DRAWN.get(node.function, node.function) if isinstance(node, Call) else node.function
    return f"{function}{primes}({', '.join(written(one) for one in node.arguments)})", ATOM


def _quotient(node: Quotient) -> tuple[str, int]:
    return f"{_bracketed(node.over, FACTOR)} / {_bracketed(node.under, FACTOR)}", TERM


def _power(node: Power) -> tuple[str, int]:
    return f"{_bracketed(node.base, ATOM)}^{_bracketed(node.exponent, ATOM)}", FACTOR


def _derivative(node: Derivative) -> tuple[str, int]:
    return f"∂{_bracketed(node.of, ATOM)}/{''.join(f'∂{by}' for by in node.by)}", FACTOR


def _matrix(node: Matrix) -> tuple[str, int]:
    rows = ["[" + ", ".join(written(cell) for cell in row) + "]" for row in node.rows]
    return (rows[0] if node.flat else "[" + ", ".join(rows) + "]"), ATOM


def _total(node: Total) -> tuple[str, int]:
    ends = f"{node.index}={written(node.first)}..{written(node.last)}"
    return f"{'Π' if node.product else 'Σ'}[{ends}] {_bracketed(node.body, TERM)}", SUM


def _open_total(node: OpenTotal) -> tuple[str, int]:
    return f"{'Π' if node.product else 'Σ'}[{node.index}] {_bracketed(node.body, TERM)}", SUM


def _cases(node: Cases) -> tuple[str, int]:
    told = []
    for value, one in zip(node.values, node.conditions, strict=True):
        told.append(f"{written(value)} {f'if {_condition(one)}' if one else 'otherwise'}")
    return f"({'; '.join(told)})", ATOM


def _condition(condition: Condition) -> str:
    first, *others = map(written, condition.sides)
    pairs = zip(condition.relations, others, strict=True)
    return first + "".join(f" {relation} {side}" for relation, side in pairs)


def _sum(node: Sum) -> tuple[str, int]:
    text = ""
    for term in node.terms:
        minus = isinstance(term, Negative)
        inner = _bracketed(term.of if isinstance(term, Negative) else term, TERM)
        if not text:
            text = f"−{inner}" if minus else inner
        else:
            text += f" {'−' if minus else '+'} {inner}"
    return text, SUM


_WAYS: dict[type, Callable[[Any], tuple[str, int]]] = {
    Number: lambda node: (node.text, ATOM),
    Name: lambda node: (str(node), ATOM),
    Negative: lambda node: (f"−{_bracketed(node.of, TERM)}", SUM),
    Product: lambda node: (" · ".join(_bracketed(one, FACTOR) for one in node.factors), TERM),
    Hadamard: lambda node: (" ⊙ ".join(_bracketed(one, FACTOR) for one in node.factors), TERM),
    Transpose: lambda node: (f"{_bracketed(node.of, ATOM)}ᵀ", ATOM),
    Sum: _sum, Quotient: _quotient, Power: _power, Call: _call, Apply: _call,
    Derivative: _derivative, Matrix: _matrix, Total: _total,
    OpenTotal: _open_total, Cases: _cases,
}  # fmt: skip
