"""Derivatives of trees: by the rules, term by term, with every other name held fixed."""

from __future__ import annotations

from fractions import Fraction

from nngrade.textbook.intervals import Beyond
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
    Transpose,
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
    if isinstance(node, Sum):
        return total([partial(term, by) for term in node.terms])
    if isinstance(node, Negative):
        return _minus(partial(node.of, by))
    if isinstance(node, Product):
        return _of_product(node, by)
    if isinstance(node, Quotient):
        return _of_quotient(node, by)
    if isinstance(node, Power):
        return _of_power(node, by)
    if isinstance(node, Call):
        return _of_call(node, by)
    if isinstance(node, Apply) and len(node.arguments) == 1:
        outer = Apply(node.function, node.arguments, node.order + 1)
        return times(outer, partial(node.arguments[0], by))
    if isinstance(node, Derivative):
        return Derivative(node.of, (*node.by, by))
    if isinstance(node, Matrix | Transpose | Hadamard):
        raise Beyond("a derivative of vectors or matrices")
    raise Beyond("a derivative of this kind of formula")


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
    call = Call(key, (argument,))
    if key == "exp":
        return call
    if key == "log":
        return Quotient(ONE, argument)
    if key in {"log2", "log10"}:
        base = Number("2", Fraction(2)) if key == "log2" else Number("10", Fraction(10))
        return Quotient(ONE, Product((argument, Call("log", (base,)))))
    if key == "sigmoid":
        return Product((call, Sum((ONE, Negative(call)))))
    if key == "tanh":
        return Sum((ONE, Negative(Power(call, TWO))))
    if key == "sin":
        return Call("cos", (argument,))
    if key == "cos":
        return Negative(Call("sin", (argument,)))
    if key == "sqrt":
        return Quotient(ONE, Product((TWO, call)))
    if key == "softplus":
        return Call("sigmoid", (argument,))
    if key in {"sinh", "cosh"}:
        return Call("cosh" if key == "sinh" else "sinh", (argument,))
    if key == "tan":
        return Sum((ONE, Power(call, TWO)))
    if key == "arctan":
        return Quotient(ONE, Sum((ONE, Power(argument, TWO))))
    if key == "relu":
        return Call("slope of relu", (argument,))
    if key == "abs":
        return Call("slope of abs", (argument,))
    if key == "percent":
        return Number("0.01", Fraction(1, 100))
    if key.endswith("'"):
        return Call(key + "'", (argument,))
    raise Beyond(f"the derivative of {key}")


def _of_call(node: Call, by: Name) -> Node:
    if len(node.arguments) != 1:
        raise Beyond(f"the derivative of {node.function}")
    return times(slope(node.function, node.arguments[0]), partial(node.arguments[0], by))
