"""An expression as it was written: nothing is simplified, so that figures keep their digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

WORDS = re.compile(r"(?<=[A-Za-z]{3}),(?=[A-Za-z]{3})")  # in an index, as in num_hidden_units


@dataclass(frozen=True)
class Number:
    """A figure: `text` as printed, `value` exactly; `open_ended` where dots say that it goes on."""

    text: str
    value: Fraction
    open_ended: bool = False


@dataclass(frozen=True)
class Name:
    """One quantity: base with accents, subscript, and marks (primes, layers, "new") in order."""

    base: str
    sub: str = ""
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return _spelled(self)


@lru_cache(maxsize=20_000)  # names are sorted by it again and again
def _spelled(name: Name) -> str:
    primes = "".join(mark for mark in name.marks if mark == "'")
    others = "".join(f"^{mark}" for mark in name.marks if mark != "'")
    sub = "_" + WORDS.sub("_", name.sub) if name.sub else ""
    return f"{name.base}{sub}{primes}{others}"


@dataclass(frozen=True)
class Sum:
    """Terms added; one that is taken off is a `Negative`."""

    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Negative:
    """Minus something."""

    of: Node


@dataclass(frozen=True)
class Product:
    """`like_call`: a name stood right before a bracket, as in a call of a function not known here.
    `inner` tells `·` between vectors from juxtaposition.
    """

    factors: tuple[Node, ...]
    like_call: bool = False
    inner: bool = False


@dataclass(frozen=True)
class Hadamard:
    """A product entry by entry."""

    factors: tuple[Node, ...]


@dataclass(frozen=True)
class Quotient:
    """A fraction."""

    over: Node
    under: Node


@dataclass(frozen=True)
class Power:
    """Something raised to something."""

    base: Node
    exponent: Node


@dataclass(frozen=True)
class Call:
    """A function that everybody knows, by its key in `functions`."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Apply:
    """A function that the text defines, differentiated `order` times."""

    function: Name
    arguments: tuple[Node, ...]
    order: int = 0


@dataclass(frozen=True)
class Derivative:
    """Of an expression by names, one after the other."""

    of: Node
    by: tuple[Name, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows of cells; `flat` for a list such as (1, 2), which is neither a row nor a column."""

    rows: tuple[tuple[Node, ...], ...]
    flat: bool = False


@dataclass(frozen=True)
class Transpose:
    """A matrix turned over."""

    of: Node


@dataclass(frozen=True)
class Total:
    """A sum, or with `product` a product, over a whole-number index, both ends included."""

    index: Name
    first: Node
    last: Node
    body: Node
    product: bool = False


@dataclass(frozen=True)
class OpenTotal:
    """A sum or a product over all that its index may be: the text does not say which numbers."""

    index: Name
    body: Node
    product: bool = False


@dataclass(frozen=True)
class Condition:
    """Sides with an ordering, an equality or `≠` between each two."""

    sides: tuple[Node, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Cases:
    """Several values; the first one whose condition is true counts. None: in all other cases."""

    values: tuple[Node, ...]
    conditions: tuple[Condition | None, ...]


Node = (
    Number
    | Name
    | Sum
    | Negative
    | Product
    | Hadamard
    | Quotient
    | Power
    | Call
    | Apply
    | Derivative
    | Matrix
    | Transpose
    | Total
    | OpenTotal
    | Cases
)
_MANY = {
    Sum: "terms", Product: "factors", Hadamard: "factors", Call: "arguments", Apply: "arguments",
}  # fmt: skip


def parts(node: Node) -> tuple[Node, ...]:
    """The expressions that a node is made of, from left to right."""
    if isinstance(node, Number | Name):
        return ()
    many = _MANY.get(type(node))
    if many:
        found: tuple[Node, ...] = getattr(node, many)
        return found
    if isinstance(node, Quotient):
        return (node.over, node.under)
    if isinstance(node, Power):
        return (node.base, node.exponent)
    if isinstance(node, Derivative):
        return (node.of, *node.by)
    if isinstance(node, Matrix):
        return tuple(cell for row in node.rows for cell in row)
    if isinstance(node, Total):
        return (node.index, node.first, node.last, node.body)
    if isinstance(node, OpenTotal):
        return (node.body,)
    if isinstance(node, Cases):
        return (*node.values, *(side for one in node.conditions if one for side in one.sides))
    assert isinstance(node, Negative | Transpose)
    return (node.of,)


def rebuilt(node: Node, new: tuple[Node, ...]) -> Node:
    """`node` with its parts exchanged, in the order of `parts`."""
    many = _MANY.get(type(node))
    if many:
        values: dict[str, Any] = {**vars(node), many: new}
        return type(node)(**values)
    if isinstance(node, Quotient | Power):
        return type(node)(*new)
    if isinstance(node, Derivative):
        by = tuple(part for part in new[1:] if isinstance(part, Name))
        return Derivative(new[0], by)
    if isinstance(node, Matrix):
        cells = iter(new)
        return Matrix(tuple(tuple(next(cells) for _ in row) for row in node.rows), node.flat)
    if isinstance(node, Total):
        index, first, last, body = new
        index = index if isinstance(index, Name) else node.index
        return Total(index, first, last, body, node.product)
    if isinstance(node, OpenTotal):
        return OpenTotal(node.index, new[0], node.product)
    if isinstance(node, Cases):
        return _rebuilt_cases(node, new)
    if isinstance(node, Negative | Transpose):
        return type(node)(new[0])
    return node


def _rebuilt_cases(node: Cases, new: tuple[Node, ...]) -> Cases:
    sides = iter(new[len(node.values) :])
    conditions = tuple(
        one and Condition(tuple(next(sides) for _ in one.sides), one.relations)
        for one in node.conditions
    )
    return Cases(new[: len(node.values)], conditions)


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, outer before inner."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(parts(one)))


def names(node: Node) -> frozenset[Name]:
    """All names in it, but for the indices of its sums."""
    found: set[Name] = set()
    counting: set[Name] = set()
    for one in walk(node):
        if isinstance(one, Name):
            found.add(one)
        elif isinstance(one, Total | OpenTotal):
            counting.add(one.index)
    return frozenset(found - counting)
