"""Slopes through all that a text defines, by the chain rule; what evaluation asks of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Protocol

from nngrade.textbook import derivatives, intervals
from nngrade.textbook.grids import Result, both, multiply, scalar
from nngrade.textbook.intervals import Beyond, Value
from nngrade.textbook.language.tree import Name, Node, Number, names, parts, rebuilt
from nngrade.textbook.language.writing import written
from nngrade.textbook.unrolling import SpellingOut


class Missing(Exception):
    """A name that nothing gave a value; `name` is it, or what is known to depend on nothing."""

    def __init__(self, name: Name, reason: str = "") -> None:
        super().__init__(reason or f"nothing before gives {name} a value")
        self.name = name


class Scope(Protocol):
    """What names and figures are worth where an expression stands."""

    def value(self, name: Name) -> Result: ...
    def literal(self, number: Number) -> Value: ...
    def as_printed(self, value: Value) -> Value: ...
    def definition(self, name: Name) -> Node | None: ...
    def function(self, name: Name) -> tuple[tuple[Name, ...], Node] | None: ...
    def slope(self, of: Name, by: Name) -> Result: ...
    def partial(self, tree: Node, by: Name) -> Node: ...
    def places(self, name: Name, letter: str) -> Sequence[int]: ...


def derivative_name(of: Name, by: tuple[Name, ...]) -> Name:
    """The name under which the text's own value of a derivative is kept."""
    return Name(f"∂{of}/" + "".join(f"∂{name}" for name in by))


def slope_of_tree(
    tree: Node, by: Name, scope: Scope, evaluate: Callable[[Node], Result], of: str = ""
) -> Result:
    """d(tree)/d(by): each name's partial derivative times that name's own. `of` is what people
    call the tree.
    """
    found: Result = Fraction(0)
    seen = False
    whole = SpellingOut(lambda node: scalar(evaluate(node)), scope.places).run(tree)
    partial = scope.partial if whole is tree else derivatives.partial
    for name in sorted(names(whole), key=str):
        try:
            inner = Fraction(1) if name == by else scope.slope(name, by)
        except Missing:
            continue  # it does not depend on `by`, as far as the text says
        seen = True
        outer = partial(whole, name)
        if outer is not derivatives.ZERO:
            found = both(intervals.add, found, multiply(evaluate(outer), inner))
    if not seen:
        called = of or written(tree)[:60]
        raise Missing(by, f"the text does not show how {called} depends on {by}")
    return found


def expanded(tree: Node, scope: Scope, stop: Name, deep: int = 0) -> Node:
    """`tree` with definitions put in for names, except for `stop`."""
    if deep > 12:
        raise Beyond("definitions within definitions too deep for a second derivative")
    if isinstance(tree, Name):
        below = None if tree == stop else scope.definition(tree)
        return expanded(below, scope, stop, deep + 1) if below is not None else tree
    if isinstance(tree, Number):
        return tree
    return rebuilt(tree, tuple(expanded(part, scope, stop, deep) for part in parts(tree)))
