"""Trees → SymPy expressions, for what is best done with symbols: the right formula of a derivative.

The figures of a tree become exact rationals. Nothing is parsed from text here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy

from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import (
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
)

CONSTANTS = {"e": sympy.E, "π": sympy.pi}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": sympy.exp, "log": sympy.log, "ln": sympy.log, "sin": sympy.sin, "cos": sympy.cos,
    "tan": sympy.tan, "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
    "sqrt": sympy.sqrt, "abs": sympy.Abs, "max": sympy.Max, "min": sympy.Min,
    "floor": sympy.floor, "ceil": sympy.ceiling, "arctan": sympy.atan, "arcsin": sympy.asin,
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "log2": lambda x: sympy.log(x) / sympy.log(2),
    "log10": lambda x: sympy.log(x) / sympy.log(10),
    "percent": lambda x: x / 100,
}  # fmt: skip


def to_sympy(node: Node) -> Any:
    """The expression in SymPy. Raises `Unreadable` for vectors, matrices and the text's own
    functions.
    """
    way = _WAYS.get(type(node))
    if way is None:
        raise Unreadable("a part that has no form in SymPy")
    return way(node)


def symbol(name: Name) -> Any:
    """The real symbol of a name; of the constants their value."""
    constant = CONSTANTS.get(str(name))
    return constant if constant is not None else sympy.Symbol(str(name), real=True)


def _number(node: Number) -> Any:
    return sympy.Rational(node.value.numerator, node.value.denominator)


def _call(node: Call) -> Any:
    compute = FUNCTIONS.get(node.function)
    if compute is None:
        raise Unreadable(f"{node.function}, which has no form in SymPy")
    return compute(*map(to_sympy, node.arguments))


def _derivative(node: Derivative) -> Any:
    return sympy.diff(to_sympy(node.of), *map(symbol, node.by))


_WAYS: dict[type, Callable[[Any], Any]] = {
    Number: _number,
    Name: symbol,
    Sum: lambda node: sympy.Add(*map(to_sympy, node.terms)),
    Negative: lambda node: -to_sympy(node.of),
    Product: lambda node: sympy.Mul(*map(to_sympy, node.factors)),
    Quotient: lambda node: to_sympy(node.over) / to_sympy(node.under),
    Power: lambda node: to_sympy(node.base) ** to_sympy(node.exponent),
    Call: _call,
    Derivative: _derivative,
}
