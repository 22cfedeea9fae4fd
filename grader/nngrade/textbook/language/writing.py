"""Trees → one line of plain text, as a book would print it."""

from __future__ import annotations

from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Derivative,
    Hadamard,
    Matrix,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Total,
    Transpose,
)

SUM, TERM, FACTOR, ATOM = range(4)


def written(node: Node) -> str:
    """The expression with as few brackets as its meaning needs."""
    return _written(node)[0]


def _bracketed(node: Node, least: int) -> str:
    text, rank = _written(node)
    return text if rank >= least else f"({text})"


def _written(node: Node) -> tuple[str, int]:
    if isinstance(node, Number):
        return node.text, ATOM
    if isinstance(node, Name):
        return str(node), ATOM
    if isinstance(node, Sum):
        return _sum(node), SUM
    if isinstance(node, Negative):
        return f"−{_bracketed(node.of, TERM)}", SUM
    if isinstance(node, Product):
        return " · ".join(_bracketed(factor, FACTOR) for factor in node.factors), TERM
    if isinstance(node, Hadamard):
        return " ⊙ ".join(_bracketed(factor, FACTOR) for factor in node.factors), TERM
    if isinstance(node, Quotient):
        return f"{_bracketed(node.over, FACTOR)} / {_bracketed(node.under, FACTOR)}", TERM
    if isinstance(node, Power):
        return f"{_bracketed(node.base, ATOM)}^{_bracketed(node.exponent, ATOM)}", FACTOR
    if isinstance(node, Call | Apply):
        name = node.function if isinstance(node, Call) else f"{node.function}{chr(39) * node.order}"
        return f"{name}({', '.join(written(one) for one in node.arguments)})", ATOM
    if isinstance(node, Derivative):
        return f"∂{_bracketed(node.of, ATOM)}/{''.join(f'∂{by}' for by in node.by)}", FACTOR
    if isinstance(node, Transpose):
        return f"{_bracketed(node.of, ATOM)}ᵀ", ATOM
    if isinstance(node, Matrix):
        rows = ["[" + ", ".join(written(cell) for cell in row) + "]" for row in node.rows]
        return (rows[0] if node.flat else "[" + ", ".join(rows) + "]"), ATOM
    assert isinstance(node, Total)
    ends = f"{node.index}={written(node.first)}..{written(node.last)}"
    return f"Σ[{ends}] {_bracketed(node.body, TERM)}", SUM


def _sum(node: Sum) -> str:
    text = ""
    for term in node.terms:
        minus = isinstance(term, Negative)
        inner = _bracketed(term.of if isinstance(term, Negative) else term, TERM)
        if not text:
            text = f"−{inner}" if minus else inner
        else:
            text += f" {'−' if minus else '+'} {inner}"
    return text
