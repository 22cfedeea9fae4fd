"""A formula beside the same formula with figures put in: which figure stands for which name."""

from __future__ import annotations

from nngrade.textbook.language.tree import (
    Apply,
    Call,
    Derivative,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    names,
    parts,
)

Pair = tuple[Node, Node]


def aligned(formula: Node, filled: Node, *, strictly: bool = False) -> list[Pair] | None:
    """Pairs of a name (or derivative) and the numeric expression in its place; None where the two
    have different forms. Constants are paired with constants. `strictly` allows no difference in
    how a constant factor is written.
    """
    if isinstance(formula, Name | Derivative):
        return [(formula, filled)]
    if not names(formula):
        return [(formula, filled)]
    if isinstance(formula, Product):
        filled = _signed(filled)
    if isinstance(formula, Negative) and isinstance(filled, Number):
        return None
    if _exponential(formula) and _exponential(filled):
        return aligned(parts(formula)[1], parts(filled)[1], strictly=strictly)
    if isinstance(formula, Call | Apply) and formula.function != getattr(filled, "function", None):
        return None
    ours, theirs = parts(formula), parts(filled)
    if type(formula) is not type(filled) or len(ours) != len(theirs):
        return None if strictly else _across(formula, filled)
    return _each(ours, theirs, strictly=strictly)


def _signed(filled: Node) -> Node:
    """-0.2 · 3 as a product whose first factor is negative."""
    if not isinstance(filled, Negative) or not isinstance(filled.of, Product):
        return filled
    first, *others = filled.of.factors
    return Product((Negative(first), *others), filled.of.like_call, filled.of.inner)


def _exponential(node: Node) -> bool:
    return isinstance(node, Power) and str(node.base) == "e"


def _each(
    ours: tuple[Node, ...], theirs: tuple[Node, ...], *, strictly: bool = False
) -> list[Pair] | None:
    found: list[Pair] = []
    for one, other in zip(ours, theirs, strict=True):
        pairs = aligned(one, other, strictly=strictly)
        if pairs is None:
            return None
        found.extend(pairs)
    return found


def _across(formula: Node, filled: Node) -> list[Pair] | None:
    """Forms that differ only in how a constant factor or a half is written."""
    if isinstance(formula, Product) and isinstance(filled, Product):
        ours = tuple(one for one in formula.factors if names(one))
        constant = len(ours) < len(formula.factors)
        for cut in range(1, len(filled.factors)) if constant else ():
            if len(ours) == len(filled.factors) - cut:
                return _each(ours, filled.factors[cut:])
        if len(ours) == len(filled.factors):
            return _each(ours, filled.factors)
    if isinstance(formula, Product) and isinstance(filled, Quotient):
        return _across(formula, Product((filled.over,))) if isinstance(filled.over, Sum) else None
    if isinstance(formula, Quotient) and isinstance(filled, Product) and not names(formula.under):
        ours = (formula.over,)
        return _each(ours, filled.factors[-1:])
    return None
