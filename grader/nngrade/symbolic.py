"""The symbolic side of a derivation: SymPy reads the same text that NumPy runs.

Only imported where something symbolic is asked for: deriving the backward steps, explaining,
and the tests. Never on the way of a right answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import sympy

from nngrade.derivation import Derivation, Step

FUNCTIONS = {"sqrt": sympy.sqrt, "sign": sympy.Function("sign"), "dot": sympy.Function("dot")}


def parse(expression: str, positive: bool = False) -> sympy.Expr:
    """`expression` as SymPy reads it, every name a real (or `positive`) symbol."""
    names = compile(expression, "<step>", "eval").co_names
    symbols = {n: symbol(n, positive) for n in names if n not in FUNCTIONS}
    return sympy.sympify(expression, locals=FUNCTIONS | symbols, rational=True)


def symbol(name: str, positive: bool = False) -> sympy.Symbol:
    return sympy.Symbol(name, positive=True) if positive else sympy.Symbol(name, real=True)


def closed_form(derivation: Derivation, name: str) -> sympy.Expr:
    """The step `name` with every earlier step substituted: a formula in the inputs alone."""
    formulas: dict[sympy.Symbol, sympy.Expr] = {}
    for step in derivation.steps:
        formulas[symbol(step.name)] = parse(step.expression).subs(formulas)
        if step.name == name:
            return formulas[symbol(name)]
    raise KeyError(name)


def derive_backward(
    forward: Sequence[Step], goals: Sequence[str], called: dict[str, tuple[str, str]]
) -> tuple[Step, ...]:
    """The chain rule, step by step: derivatives of the last forward step by all before it.

    Each forward step is differentiated by each of its operands; the product with the derivative
    already known for that step is one link of the chain, and links that reach the same quantity
    are added. `goals` are the inputs whose derivatives are wanted; `called` gives each quantity's
    derivative its step name and its notation.
    """
    loss = forward[-1]
    steps: list[Step] = []
    upstream: dict[str, str] = {}
    wanted = [*[s.name for s in reversed(forward[:-1])], *goals]
    for quantity in wanted:
        links = []
        for step in forward:
            local = sympy.diff(parse(step.expression), symbol(quantity))
            if local == 0 or (step is not loss and step.name not in upstream):
                continue
            links.append((step, sympy.factor(local)))
        if not links:
            continue
        name, notation = called[quantity]
        expression = " + ".join(_link(step, local, loss, upstream) for step, local in links)
        steps.append(Step(name, notation, expression, _sentence(quantity, links, loss, forward)))
        upstream[quantity] = name
    return tuple(steps)


def _link(step: Step, local: sympy.Expr, loss: Step, upstream: dict[str, str]) -> str:
    if step is loss:
        return _readable(local)
    if local == 1:
        return upstream[step.name]
    return f"{upstream[step.name]}*{_readable(local, factor=True)}"


def _readable(expr: sympy.Expr, factor: bool = False) -> str:
    """`expr` as text with its positive terms first, in brackets when it is one factor of more."""
    terms = sorted(expr.as_ordered_terms(), key=lambda t: t.could_extract_minus_sign())
    text = "".join(
        f" - {-t}" if t.could_extract_minus_sign() else f" + {t}" for t in terms
    ).removeprefix(" + ")
    return f"({text})" if factor and len(terms) > 1 else text.strip()


def _sentence(
    quantity: str, links: list[tuple[Step, sympy.Expr]], loss: Step, forward: Sequence[Step]
) -> str:
    notation = {s.name: s.notation for s in forward}
    this = notation.get(quantity, quantity)
    parts = []
    for step, local in links:
        by = f"∂{step.notation}/∂{this}"
        if step is loss:
            value = re.sub(r"\w+", lambda n: notation.get(n[0], n[0]), _readable(local))
            parts.append(f"{step.notation} depends on {this} directly: {by} = {value}.")
        else:
            parts.append(f"{this} reaches {loss.notation} through {step.notation}: {by} = {local}.")
    return " ".join(parts)
