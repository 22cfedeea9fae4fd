"""Every small change to a formula: the mistakes that one step of a derivation invites.

A formula is the text of a `nngrade.derivation.Step`. An edit changes one place of it, and says in
a few words what was changed; the same edit may be made in every step of a role.
"""

from __future__ import annotations

import ast
import copy
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nngrade.derivation import FUNCTIONS, Step

NEIGHBOURS = ("1", "2", "3", "6", "(1/2)")  # the constants that are taken for one another

# Edits that a person hardly makes, the likelier first: where another edit explains the same
# numbers, that one is named.
RARE = (
    *("zero", "one", "operator", "square", "root", "inverted", "doubled factor"),
    *("square for root", "constant 3", "constant 6", "next constant"),
)
TYPED = ("+", "-", "*", "/", "//", "%", "**")

# What an edit made of a formula, as a sentence goes on: "taken as …, without the factor w5".
Words = str


@dataclass(frozen=True)
class Edit:
    """One changed formula: `step` is computed as `expression`. `what` says what was changed.

    `kind` and `place` name the change apart from the formula it was made in, so that the same
    one can be looked for in a whole role.
    """

    step: str
    expression: str
    what: Words
    kind: str
    place: tuple[int, ...]
    skipped: str = ""  # the step whose factor is left out, where another stands for it


def edits(step: Step, kinds: Sequence[Sequence[str]], known: Sequence[str]) -> list[Edit]:
    """The edits of one step, each formula once.

    `kinds` are groups of names that can be taken for one another; `known` are the names that a
    formula may use at this point.
    """
    tree = ast.parse(step.expression, mode="eval").body
    found: dict[str, Edit] = {}
    original = ast.unparse(tree)
    for place, node in _places(tree):
        for kind, what, new in _changes(node, kinds, known, whole=not place):
            text = ast.unparse(_replaced(tree, place, new))
            if text != original:
                found.setdefault(text, Edit(step.name, text, what, kind, place))
    for index, text, what in _mistyped(step.expression):
        if text != original:
            found.setdefault(text, Edit(step.name, text, what, "operator", index))
    return list(found.values())


def _mistyped(expression: str) -> Iterator[tuple[tuple[int, ...], str, Words]]:
    """Another operator typed in the place of one, whatever then belongs together."""
    for index, found in enumerate(re.finditer(r"(?<=[\w)]) *(\*\*|[-+*/]) *", expression)):
        for other, operator in enumerate(TYPED):
            text = f"{expression[: found.start()]} {operator} {expression[found.end() :]}"
            what = f"with `{operator}` in place of `{found[1]}`"
            yield (index, other), ast.unparse(ast.parse(text, mode="eval")), what


def rarity(edit: Edit) -> int:
    """0 for an edit that a person makes, more for what is hardly ever one."""
    return 1 + RARE.index(edit.kind) if edit.kind in RARE else 0


def exchanged(step: Step, names: Mapping[str, str]) -> str:
    """The formula of `step` with every name replaced as `names` says; none: as it was written."""
    return re.sub(r"\b[A-Za-z_]\w*", lambda name: names.get(name[0], name[0]), step.expression)


def _places(
    node: ast.expr, place: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], ast.expr]]:
    yield place, node
    for index, child in enumerate(_children(node)):
        yield from _places(child, (*place, index))


def _children(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    return list(node.args) if isinstance(node, ast.Call) else []


def _replaced(tree: ast.expr, place: tuple[int, ...], new: ast.expr) -> ast.expr:
    if not place:
        return new
    tree = copy.copy(tree)
    first, rest = place[0], place[1:]
    if isinstance(tree, ast.BinOp):
        side = "left" if first == 0 else "right"
        setattr(tree, side, _replaced(getattr(tree, side), rest, new))
    elif isinstance(tree, ast.UnaryOp):
        tree.operand = _replaced(tree.operand, rest, new)
    elif isinstance(tree, ast.Call):
        tree.args = [
            _replaced(arg, rest, new) if index == first else arg
            for index, arg in enumerate(tree.args)
        ]
    return tree


Change = tuple[str, Words, ast.expr]


def _changes(
    node: ast.expr, kinds: Sequence[Sequence[str]], known: Sequence[str], whole: bool
) -> Iterator[Change]:
    """What may stand in the place of `node`."""
    if isinstance(node, ast.BinOp):
        yield from OPERATIONS[type(node.op)](node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield from _of_call(node, node.func.id)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)
    elif isinstance(node, ast.Name):
        yield from _of_name(node.id, kinds, known)
    if whole:
        yield from _of_whole(node)


def _of_constant(node: ast.Constant) -> Iterator[Change]:
    """Another of the usual constants, or the whole number next to it."""
    for text in NEIGHBOURS:
        yield f"constant {text}", f"with {_bare(text)} in place of {node.value!r}", _formula(text)
    if isinstance(node.value, int):
        for number in (node.value + 1, node.value - 1):
            if number > 0 and str(number) not in NEIGHBOURS:
                what = f"with {number} in place of {node.value}"
                yield "next constant", what, ast.Constant(number)


def _of_product(node: ast.BinOp) -> Iterator[Change]:
    yield "drop right", f"without the factor {{{_text(node.right)}}}", node.left
    yield "drop left", f"without the factor {{{_text(node.left)}}}", node.right
    what = f"with a sum in place of {{{_text(node)}}}"
    yield "added", what, _binary(node.left, ast.Add(), node.right)
    for side, other in ((node.left, node.right), (node.right, node.left)):
        what = f"divided by {{{_text(side)}}} instead of multiplied"
        yield "divided", what, _binary(other, ast.Div(), side)
        if not isinstance(side, ast.Constant):
            squared = _binary(side, ast.Pow(), ast.Constant(2))
            what = f"with the factor {{{_text(side)}}} twice"
            yield "doubled factor", what, _binary(squared, ast.Mult(), other)


def _of_quotient(node: ast.BinOp) -> Iterator[Change]:
    what = f"without dividing by {{{_text(node.right)}}}"
    yield "drop divisor", what, node.left
    what = f"multiplied by {{{_text(node.right)}}} instead of divided"
    yield "multiplied", what, _binary(node.left, ast.Mult(), node.right)
    yield "inverted", "upside down", _binary(node.right, ast.Div(), node.left)
    one = _binary(ast.Constant(1), ast.Div(), node.right)
    yield "drop dividend", f"with 1 in place of {{{_text(node.left)}}}", one


def _of_sum(node: ast.BinOp) -> Iterator[Change]:
    yield "drop right", f"without the term {{{_text(node.right)}}}", node.left
    yield "drop left", f"without the term {{{_text(node.left)}}}", node.right
    what = f"with {{{_text(node.right)}}} subtracted instead of added"
    yield "sign", what, _binary(node.left, ast.Sub(), node.right)
    what = f"with a product in place of {{{_text(node)}}}"
    yield "product", what, _binary(node.left, ast.Mult(), node.right)


def _of_difference(node: ast.BinOp) -> Iterator[Change]:
    yield "turned", "with the sign turned", _binary(node.right, ast.Sub(), node.left)
    what = f"with {{{_text(node.right)}}} added instead of subtracted"
    yield "sign", what, _binary(node.left, ast.Add(), node.right)
    yield "drop right", f"without the term {{{_text(node.right)}}}", node.left
    yield "drop left", f"without {{{_text(node.left)}}}, which it is taken from", node.right
    magnitude = ast.Call(ast.Name("abs", ast.Load()), [node], [])
    yield "magnitude", "without its sign", magnitude


def _of_power(node: ast.BinOp) -> Iterator[Change]:
    yield "drop power", "without the square", node.left
    yield "double", "doubled instead of squared", _binary(ast.Constant(2), ast.Mult(), node.left)


def _of_call(node: ast.Call, function: str) -> Iterator[Change]:
    inside = node.args[0]
    if function == "sqrt":
        yield "drop root", "without the square root", inside
        square = _binary(inside, ast.Pow(), ast.Constant(2))
        yield "square for root", "squared instead of under a root", square
    elif function == "sign":
        yield "drop sign", "without taking the sign", inside
        step = ast.Call(ast.Name("step", ast.Load()), [inside], [])
        yield "step for sign", "with labels 0 and 1 instead of −1 and +1", step


def _of_name(name: str, kinds: Sequence[Sequence[str]], known: Sequence[str]) -> Iterator[Change]:
    for kind in kinds:
        if name in kind:
            for other in kind:
                if other != name and other in known:
                    what = f"with {{{other}}} in place of {{{name}}}"
                    yield f"name {name} {other}", what, ast.Name(other, ast.Load())


def _of_whole(node: ast.expr) -> Iterator[Change]:
    two = ast.Constant(2)
    yield "turned", "with the sign turned", ast.UnaryOp(ast.USub(), node)
    yield "twice", "times 2", _binary(two, ast.Mult(), node)
    yield "half", "halved", _binary(node, ast.Div(), two)
    yield "square", "squared", _binary(node, ast.Pow(), two)
    yield "root", "under a square root", ast.Call(ast.Name("sqrt", ast.Load()), [node], [])
    yield "inverted", "upside down", _binary(ast.Constant(1), ast.Div(), node)
    yield "zero", "as if it were never computed", ast.Constant(0)
    yield "one", "as if it were left out", ast.Constant(1)


OPERATIONS: dict[type[ast.operator], Callable[[ast.BinOp], Iterator[Change]]] = {
    ast.Mult: _of_product,
    ast.Div: _of_quotient,
    ast.Add: _of_sum,
    ast.Sub: _of_difference,
    ast.Pow: _of_power,
}


def _binary(left: ast.expr, op: ast.operator, right: ast.expr) -> ast.expr:
    return ast.BinOp(left, op, right)


def _formula(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _text(node: ast.expr) -> str:
    return ast.unparse(node)


def _bare(text: str) -> str:
    return text.strip("()")


@functools.lru_cache(maxsize=4096)
def names(expression: str) -> frozenset[str]:
    """The quantities that a formula uses."""
    return frozenset(re.findall(r"\b[A-Za-z_]\w*", expression)) - {*FUNCTIONS, "abs"}
