"""The chain rule, read off the steps: the links from the loss to a quantity."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping

from nngrade.derivation import FUNCTIONS, Derivation

Link = tuple[str, str]  # (p, q) stands for ∂p/∂q


def operands(expression: str) -> list[str]:
    """The quantities in a formula, each once, in the order they stand."""
    nodes = ast.walk(ast.parse(expression, mode="eval"))
    names = [(n.col_offset, n.id) for n in nodes if isinstance(n, ast.Name)]
    return list(dict.fromkeys(name for _, name in sorted(names) if name not in FUNCTIONS))


def chain(derivation: Derivation, name: str, quantities: Mapping[str, str]) -> tuple[Link, ...]:
    """The links from the loss to the quantity that step `name` is the derivative by.

    `quantities` gives for each backward step the quantity it differentiates by. Every quantity
    of these networks is reached along one road, so each backward step builds on one other.
    """
    upstream = [each for each in operands(derivation[name].expression) if each in quantities]
    if not upstream:
        return (("loss", quantities[name]),)
    (before,) = upstream
    link = (quantities[before], quantities[name])
    return (*chain(derivation, before, quantities), link)


def multiplied_out(derivation: Derivation, name: str, kept: Collection[str]) -> str:
    """The formula of a step with earlier steps put in their place, except those in `kept`."""
    known = {step.name: step.expression for step in derivation.steps if step.name not in kept}

    class PutIn(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            if node.id not in known:
                return node
            inner: ast.expr = self.visit(ast.parse(known[node.id], mode="eval").body)
            return inner

    return ast.unparse(PutIn().visit(ast.parse(derivation[name].expression, mode="eval")))


def leading_to(
    derivation: Derivation, names: Collection[str], quantities: Mapping[str, str]
) -> set[str]:
    """The steps that lead to `names`: along the chain for a derivative, else all that are used."""
    steps = {step.name for step in derivation.steps}
    passed: set[str] = set()  # the forward steps on the way
    found: set[str] = set()
    waiting = [name for name in names if name in steps]
    while waiting:
        name = waiting.pop()
        found.add(name)
        used = operands(derivation[name].expression)
        if name in quantities:
            passed.update(of for of, _ in chain(derivation, name, quantities))
        derivatives = [each for each in used if each in quantities]
        on = derivatives if derivatives or name in quantities else used
        waiting += [each for each in on if each in steps and each not in found]
    return found | passed
