"""Derivatives of trees: by the rules, term by term, with every other name held fixed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nngrade.textbook.intervals import Beyond
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
)

ZERO = Number("0", Fraction(0))
ONE = Number("1", Fraction(1))
TWO = Number("2", Fraction(2))
EULER = Name("e")


def partial(node: Node, by: Name) -> Node:
    """∂node/∂by. Raises `Beyond` for what has no rule here."""
    if node == by:
        return ONE
    if isinstance(node, Number | Name) or by not in names(node):
        return ZERO
    rule = _RULES.get(type(node))
    if rule is None:
        raise Beyond("a derivative of this kind of formula")
    return rule(node, by)


def total(terms: list[Node]) -> Node:
    kept = tuple(term for term in terms if term != ZERO)
    if not kept:
        return ZERO
    return kept[0] if len(kept) == 1 else Sum(kept)


def times(*factors: Node) -> Node:
    if any(factor == ZERO for factor in factors):
        return ZERO
    kept = tuple(factor for factor in factors if factor != ONE)
    if not kept:
        return ONE
    return kept[0] if len(kept) == 1 else Product(kept)


def _minus(node: Node) -> Node:
    return ZERO if node == ZERO else Negative(node)


def _of_product(node: Product, by: Name) -> Node:
    terms = []
    for index, factor in enumerate(node.factors):
        others = node.factors[:index] + node.factors[index + 1 :]
        terms.append(times(partial(factor, by), *others))
    return total(terms)


def _of_quotient(node: Quotient, by: Name) -> Node:
    over, under = partial(node.over, by), partial(node.under, by)
    first = ZERO if over == ZERO else Quotient(over, node.under)
    second = times(node.over, under)
    if second == ZERO:
        return first
    return total([first, Negative(Quotient(second, Power(node.under, TWO)))])


def _of_power(node: Power, by: Name) -> Node:
    if by not in names(node.exponent):
        lower = total([node.exponent, Negative(ONE)])
        if node.exponent == TWO:
            return times(TWO, node.base, partial(node.base, by))
        return times(node.exponent, Power(node.base, lower), partial(node.base, by))
    grown = times(node, partial(node.exponent, by))
    if by not in names(node.base):
        return grown if node.base == EULER else times(grown, Call("log", (node.base,)))
    raise Beyond("a derivative of a power whose base and exponent both change")


def slope(key: str, argument: Node) -> Node:
    """The derivative of a known function at `argument`."""
    if key.endswith("'"):
        return Call(key + "'", (argument,))
    rule = _SLOPES.get(key)
    if rule is None:
        raise Beyond(f"the derivative of {key}")
    return rule(argument, Call(key, (argument,)))


def _whole(value: int) -> Number:
    return Number(str(value), Fraction(value))


def _of_logarithm(base: int, argument: Node) -> Node:
    return Quotient(ONE, Product((argument, Call("log", (_whole(base),)))))


# By function: its slope, from its argument and its own value there.
_SLOPES: dict[str, Callable[[Node, Node], Node]] = {
    "exp": lambda _, value: value,
    "log": lambda x, _: Quotient(ONE, x),
    "ln": lambda x, _: Quotient(ONE, x),
    "log2": lambda x, _: _of_logarithm(2, x),
    "log10": lambda x, _: _of_logarithm(10, x),
    "sigmoid": lambda _, value: Product((value, Sum((ONE, Negative(value))))),
    "tanh": lambda _, value: Sum((ONE, Negative(Power(value, TWO)))),
    "sin": lambda x, _: Call("cos", (x,)),
    "cos": lambda x, _: Negative(Call("sin", (x,))),
    "tan": lambda _, value: Sum((ONE, Power(value, TWO))),
    "sqrt": lambda _, value: Quotient(ONE, Product((TWO, value))),
    "softplus": lambda x, _: Call("sigmoid", (x,)),
    "sinh": lambda x, _: Call("cosh", (x,)),
    "cosh": lambda x, _: Call("sinh", (x,)),
    "arctan": lambda x, _: Quotient(ONE, Sum((ONE, Power(x, TWO)))),
    "relu": lambda x, _: Call("slope of relu", (x,)),
    "abs": lambda x, _: Call("slope of abs", (x,)),
    "percent": lambda _x, _: Number("0.01", Fraction(1, 100)),
}


def _of_sum(node: Sum, by: Name) -> Node:
    return total([partial(term, by) for term in node.terms])


def _of_negative(node: Negative, by: Name) -> Node:
    return _minus(partial(node.of, by))


def _of_application(node: Apply, by: Name) -> Node:
    if len(node.arguments) != 1:
        raise Beyond(f"a derivative of {node.function} with several arguments")
    outer = Apply(node.function, node.arguments, node.order + 1)
    return times(outer, partial(node.arguments[0], by))


def _of_derivative(node: Derivative, by: Name) -> Node:
    return Derivative(node.of, (*node.by, by))


def _of_call(node: Call, by: Name) -> Node:
    if len(node.arguments) != 1:
        raise Beyond(f"the derivative of {node.function}")
    return times(slope(node.function, node.arguments[0]), partial(node.arguments[0], by))


_RULES: dict[type, Callable[[Any, Name], Node]] = {
    Sum: _of_sum, Negative: _of_negative, Product: _of_product, Quotient: _of_quotient,
    Power: _of_power, Call: _of_call, Apply: _of_application, Derivative: _of_derivative,
}  # fmt: skip
