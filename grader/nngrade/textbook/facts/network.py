"""The housing network on paper: shapes, the loss, softmax."""

from __future__ import annotations

import re

import numpy as np

from nngrade.textbook.claims import ERRATUM, Ruling
from nngrade.textbook.facts.printed import formula, ruled

SHAPE = re.compile(r"([Wb]\d) (\d+)(?:×(\d+))?")
MOST_ROWS = 4  # for which sums are written out


def composed(printed: str, inputs: str, outputs: str) -> Ruling:
    """Whether matrices and biases, as in "W1 2×4, b1 4", lead from the inputs to the outputs."""
    shapes = {name: tuple(int(n) for n in sizes if n) for name, *sizes in SHAPE.findall(printed)}
    signal = np.ones(int(inputs))
    widths = [len(signal)]
    for k in range(1, len(shapes) // 2 + 1):
        try:
            signal = np.ones(shapes[f"W{k}"]).T @ signal
        except ValueError:
            got = "×".join(map(str, shapes[f"W{k}"]))
            return Ruling(ERRATUM, None, f"W{k} is {got} and gets {len(signal)} numbers.")
        if signal.shape != shapes[f"b{k}"]:
            return Ruling(ERRATUM, None, f"b{k} is added to {len(signal)} numbers.")
        widths.append(len(signal))
    derived = " → ".join(map(str, widths))
    return ruled(len(signal) == int(outputs), derived, f"{outputs} should come out: {derived}.")


def hidden_layers(printed: str, shapes: str) -> Ruling:
    """How many layers lie between the input and the output: all matrices but the last."""
    count = sum(name.startswith("W") for name, *_ in SHAPE.findall(shapes)) - 1
    return ruled(printed == str(count), str(count), f"{count + 1} matrices, the last for output.")


def squared_norm(printed: str) -> Ruling:
    """Whether a formula in N and ‖F − Y‖ is the mean of the squared errors, for all errors."""
    import sympy

    claimed = formula(printed, {"‖F − Y‖": "norm"})
    N, norm = sympy.Symbol("N", positive=True), sympy.Symbol("norm", positive=True)
    agrees = True
    for n in range(1, MOST_ROWS + 1):
        squares = [e**2 for e in sympy.symbols(f"e:{n}", real=True)]
        mean = sum(squares) / n
        found = claimed.subs({N: n, norm: sympy.sqrt(sum(squares))})
        agrees = agrees and sympy.expand(found - mean) == 0
    return ruled(agrees, "1/N · ‖F − Y‖²", "The mean of the squares is Σ(F − y)²/N.")


def of_two_classes(printed: str) -> Ruling:
    """Which function softmax is of the difference of two logits; it has to sum to 1 as well."""
    import sympy

    a, b = sympy.symbols("a b", real=True)
    first, second = (sympy.exp(z) / (sympy.exp(a) + sympy.exp(b)) for z in (a, b))
    functions = {"sigmoid": 1 / (1 + sympy.exp(b - a)), "tanh": sympy.tanh(a - b)}
    fits = [n for n, f in functions.items() if sympy.simplify(first - f.rewrite(sympy.exp)) == 0]
    whole = sympy.simplify(first + second) == 1
    derived = fits[0] if fits else ""
    return ruled(whole and printed == derived, derived, "exp(a)/(exp(a) + exp(b)) at a and b.")
