"""Lark's parse trees → ours; where a product can be read in two ways, no guess."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from lark import Token

from nngrade.textbook.language import indices
from nngrade.textbook.language.factors import (
    bracketed,
    closed,
    ends_applied,
    looks_like_call,
    refuse_doubt,
    starts_with_figure,
)
from nngrade.textbook.language.lexicon import Unreadable
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
    OpenTotal,
    Power,
    Product,
    Quotient,
    Sum,
    Total,
    Transpose,
)

ONE_ARGUMENT = frozenset(
    {
        "exp", "log", "ln", "log2", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sech",
        "arctan", "arcsin", "arccos", "sqrt", "abs", "sigmoid", "relu", "softplus", "sign",
        "floor", "ceil", "norm", "softmax", "transpose", "factorial", "step",
    }
)  # fmt: skip


class Builder:
    """Lark's parse tree → ours. Depth is bounded by the scanner's bracket depth."""

    def build(self, tree: Any) -> Node:
        if isinstance(tree, Token):
            raise Unreadable("something that stands alone")
        method: Callable[[list[Any]], Node] | None = getattr(self, f"_{tree.data}", None)
        assert method, tree.data
        return method(tree.children)

    def _start(self, children: list[Any]) -> Node:
        return self.build(children[0])

    def _sum(self, children: list[Any]) -> Node:
        terms: list[Node] = []
        minus = False
        for child in children:
            if isinstance(child, Token):
                minus = child.value.value == "-"
                continue
            term = self.build(child)
            terms.append(_negated(term) if minus else term)
            minus = False
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _term(self, children: list[Any]) -> Node:
        """Products and quotients from left to right; where that is not plain, no guess."""
        factors: list[Node] = []
        like_call = inner = False
        divided = applied = False
        for position, child in enumerate(children):
            kind = child.data if position else "beside"
            inside = child if position == 0 else child.children[-1]
            node = self.build(inside)
            if kind == "over":
                factors = [Quotient(_product(factors, like_call, inner), node)]
                like_call = inner = False
                divided = True
            elif kind == "hadamard":
                factors = [Hadamard((_product(factors, like_call, inner), node))]
            else:
                if position and kind == "beside":
                    if starts_with_figure(inside) and not closed(children[position - 1]):
                        raise Unreadable("two numbers side by side")
                    refuse_doubt(factors, node, divided=divided, applied=applied)
                    named = not bracketed(children[position - 1])
                    like_call |= named and looks_like_call(factors[-1], inside)
                elif kind != "beside":
                    divided = False
                inner |= kind == "dot"
                factors.append(node)
            applied = ends_applied(inside)
        return _product(factors, like_call, inner)

    def _signed(self, children: list[Any]) -> Node:
        if isinstance(children[0], Token):
            inside = self.build(children[1])
            return _negated(inside) if children[0].value.value == "-" else inside
        return self.build(children[0])

    _exponent_sign = _signed

    def _total(self, children: list[Any]) -> Node:
        sign, first, last, body = children
        index, product = sign.value.value
        return Total(index, self.build(first), self.build(last), self.build(body), product)

    def _open_total(self, children: list[Any]) -> Node:
        sign, inside = children
        index, product = sign.value.value
        body = self.build(inside)
        index = index or indices.only_index(body)
        if not indices.carrying(body, index):
            raise Unreadable("a sum whose range is not given")
        return OpenTotal(index, body, product)

    def _cases(self, children: list[Any]) -> Node:
        found: Node = children[0].value.value
        return found

    def _power(self, children: list[Any]) -> Node:
        base = self.build(children[0])
        if len(children) == 1:
            return base
        return Power(base, self.build(children[-1]))

    def _exponent(self, children: list[Any]) -> Node:
        if isinstance(children[0], Token) and children[0].type == "SIGN":
            return self._signed(children)
        return self._power(children)

    def _post(self, children: list[Any]) -> Node:
        node = self.build(children[0])
        for sign in children[1:]:
            if sign.type == "BANG":
                node = Call("factorial", (node,))
            elif sign.type == "PERCENT":
                node = Call("percent", (node,))
            elif sign.type == "TRANSPOSE":
                node = Transpose(node)
            elif sign.type == "ENTRY":
                node = Call("entry", (node, sign.value.value))
        return node

    def _number(self, children: list[Any]) -> Node:
        number = children[0].value.value
        assert isinstance(number, Number)
        return number

    def _name(self, children: list[Any]) -> Node:
        name = children[0].value.value
        assert isinstance(name, Name)
        return name

    def _bracket(self, children: list[Any]) -> Node:
        return self.build(children[1])

    _group = _bracket

    def _vector(self, children: list[Any]) -> Node:
        cells = tuple(self.build(one) for one in children if not isinstance(one, Token))
        if all(isinstance(cell, Matrix) and cell.flat for cell in cells):
            return Matrix(tuple(cell.rows[0] for cell in cells if isinstance(cell, Matrix)))
        return Matrix((cells,), flat=True)

    def _called(self, children: list[Any]) -> Node:
        arguments = tuple(self.build(one) for one in children[1:] if not isinstance(one, Token))
        return _call(children[0].value.value, arguments)

    def _function(self, children: list[Any]) -> Node:
        return _call(children[0].value.value, (self.build(children[1]),))

    def _applied(self, children: list[Any]) -> Node:
        return self.build(children[0])

    def _scaled(self, children: list[Any]) -> Node:
        if starts_with_figure(children[1]):
            raise Unreadable("two numbers side by side")
        return Product((self._number(children), self.build(children[1])))

    def _apply(self, children: list[Any]) -> Node:
        name = children[0].value.value
        arguments = tuple(self.build(one) for one in children[1:] if not isinstance(one, Token))
        marks = tuple(mark for mark in name.marks if mark != "'")
        return Apply(Name(name.base, name.sub, marks), arguments, name.marks.count("'"))

    def _frac(self, children: list[Any]) -> Node:
        return Quotient(self.build(children[1]), self.build(children[2]))

    def _binomial(self, children: list[Any]) -> Node:
        return Call("binomial", (self.build(children[1]), self.build(children[2])))

    def _inner(self, children: list[Any]) -> Node:
        return Call("inner", (self.build(children[1]), self.build(children[2])))

    def _root(self, children: list[Any]) -> Node:
        return Call("sqrt", (self.build(children[1]),))

    def _nth_root(self, children: list[Any]) -> Node:
        one = Number("1", Fraction(1))
        return Power(self.build(children[2]), Quotient(one, self.build(children[1])))

    def _derivative(self, children: list[Any]) -> Node:
        return Derivative(self.build(children[1]), children[0].value.value)

    def _operator(self, children: list[Any]) -> Node:
        return Derivative(self.build(children[-1]), children[0].value.value)

    def _bars(self, children: list[Any]) -> Node:
        return Call("abs", (self.build(children[1]),))

    def _norm(self, children: list[Any]) -> Node:
        return Call("norm", (self.build(children[1]),))

    def _norm_one(self, children: list[Any]) -> Node:
        return Call("norm1", (self.build(children[1]),))

    def _floor(self, children: list[Any]) -> Node:
        return Call("floor", (self.build(children[1]),))

    def _ceil(self, children: list[Any]) -> Node:
        return Call("ceil", (self.build(children[1]),))

    def _matrix(self, children: list[Any]) -> Node:
        rows = []
        for child in children:
            if not isinstance(child, Token):
                cells = [one for one in child.children if not isinstance(one, Token)]
                rows.append(tuple(self.build(cell) for cell in cells))
        if len({len(row) for row in rows}) != 1:
            raise Unreadable("a matrix whose rows differ in length")
        return Matrix(tuple(rows))


def _negated(node: Node) -> Node:
    return Negative(node)


def _product(factors: list[Node], like_call: bool, inner: bool) -> Node:
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), like_call, inner)


def _call(mark: tuple[str, int | None, int], arguments: tuple[Node, ...]) -> Node:
    key, exponent, order = mark
    if key in {"max", "min"} and len(arguments) == 1 and isinstance(arguments[0], Matrix):
        arguments = tuple(cell for row in arguments[0].rows for cell in row)
    if key in ONE_ARGUMENT and len(arguments) != 1:
        if key != "softmax":
            raise Unreadable(f"{key} of several arguments")
        arguments = (Matrix((arguments,), flat=True),)
    node: Node
    if order:
        if len(arguments) != 1:
            raise Unreadable(f"a derivative of {key}")
        if order > 2:
            raise Unreadable("a high derivative")
        node = Call(key + "'" * order, arguments)
    else:
        node = Call(key, arguments)
    if exponent is None:
        return node
    return Power(node, Number(str(exponent), Fraction(exponent)))
