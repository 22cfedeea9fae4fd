"""A formula as a book writes it: in plain text with mathematical signs, and in LaTeX.

Both read the same text that NumPy runs (`nngrade.derivation`), keep the order of its terms, and
put brackets only where they are needed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

SUM, PRODUCT, POWER, ATOM = range(4)  # how firmly a piece holds together

GREEK = {"δ": r"\delta", "η": r"\eta", "eta": r"\eta"}


class Plain:
    """Writes formulas in text; `names` gives a name's notation, or a number to put in its place.

    Raises `ValueError` for what is no formula: comparisons, strings and so on.
    """

    names: Mapping[str, str]
    times, minus = " · ", " − "

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def write(self, formula: str) -> str:
        return self._piece(ast.parse(formula, mode="eval").body)[0]

    def quantity(self, name: str) -> str:
        return self._name(name)[0]

    def derivative(self, of: str, by: str) -> str:
        """∂of/∂by, both named as in the steps."""
        return f"∂{self.names.get(of, of)}/∂{self.names.get(by, by)}"

    def differentiated(self, formula: str, by: str) -> str:
        """The derivative of a formula, not worked out yet."""
        return f"∂[{self.write(formula)}]/∂{self.quantity(by)}"

    def _piece(self, node: ast.expr) -> tuple[str, int]:
        """A part of the formula, and how firmly it holds together."""
        match node:
            case ast.Name(id=name):
                return self._name(name)
            case ast.Constant(value=int() | float() as value):
                return f"{value:.6g}", ATOM
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return f"{self.minus.strip()}{self._within(inner, PRODUCT)}", SUM
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(left, op, right)
            case ast.Call(func=ast.Name(id=function), args=args):
                return self._call(function, args)
        raise ValueError(f"{ast.unparse(node)} is no formula")

    def _name(self, name: str) -> tuple[str, int]:
        text = self.names.get(name, name).replace(" - ", self.minus)
        return text, SUM if re.search(r"^[-−]| [-−+] ", text) else ATOM

    def _within(self, node: ast.expr, firmness: int) -> str:
        """A part in brackets, unless it holds together at least as firmly as is asked."""
        text, has = self._piece(node)
        return text if has >= firmness else self.bracketed(text)

    def _binary(self, left: ast.expr, op: ast.operator, right: ast.expr) -> tuple[str, int]:
        match op:
            case ast.Add():
                return f"{self._piece(left)[0]} + {self._within(right, PRODUCT)}", SUM
            case ast.Sub():
                return f"{self._piece(left)[0]}{self.minus}{self._within(right, PRODUCT)}", SUM
            case ast.Mult():
                return self.times.join(self._within(n, PRODUCT) for n in (left, right)), PRODUCT
            case ast.Div():
                return self.quotient(left, right)
            case ast.Pow():
                return self.power(self._within(left, ATOM), self._piece(right)[0]), POWER
        raise ValueError(f"{type(op).__name__} is no operation of a formula")

    def _call(self, function: str, args: list[ast.expr]) -> tuple[str, int]:
        if function == "dot":
            return self.times.join(self._within(each, POWER) for each in args), PRODUCT
        if function == "sqrt":
            return self.root(args[0])
        return f"{self.function(function)}({', '.join(self._piece(a)[0] for a in args)})", ATOM

    def bracketed(self, text: str) -> str:
        return f"({text})"

    def quotient(self, above: ast.expr, below: ast.expr) -> tuple[str, int]:
        return f"{self._within(above, PRODUCT)} / {self._within(below, POWER)}", PRODUCT

    def power(self, base: str, exponent: str) -> str:
        return f"{base}²" if exponent == "2" else f"{base}^{exponent}"

    def root(self, of: ast.expr) -> tuple[str, int]:
        return f"√{self._within(of, ATOM)}", POWER

    def function(self, name: str) -> str:
        return name


class Latex(Plain):
    """Writes formulas in LaTeX; `names` gives a name's notation, turned into LaTeX here."""

    times, minus = r" \cdot ", " - "

    def _name(self, name: str) -> tuple[str, int]:
        text, firmness = super()._name(name)
        return latex(text), firmness

    def derivative(self, of: str, by: str) -> str:
        return latex(super().derivative(of, by))

    def differentiated(self, formula: str, by: str) -> str:
        inner = self.write(formula)
        return rf"\frac{{\partial}}{{\partial {self.quantity(by)}}} \left[{inner}\right]"

    def bracketed(self, text: str) -> str:
        return rf"\left({text}\right)"

    def quotient(self, above: ast.expr, below: ast.expr) -> tuple[str, int]:
        return rf"\frac{{{self._piece(above)[0]}}}{{{self._piece(below)[0]}}}", ATOM

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def root(self, of: ast.expr) -> tuple[str, int]:
        return rf"\sqrt{{{self._piece(of)[0]}}}", ATOM

    def function(self, name: str) -> str:
        return rf"\mathrm{{{name}}}"


def latex(notation: str) -> str:
    r"""A quantity's notation in LaTeX: ``\frac{\partial \delta}{\partial w_{1}}`` for ∂δ/∂w1."""
    parts = re.split(r" ([-−+]) ", notation)
    if len(parts) > 1:
        return " ".join(latex(part) for part in parts)
    if found := re.fullmatch(r"∂(.+)/∂(.+)", notation):
        return rf"\frac{{\partial {latex(found[1])}}}{{\partial {latex(found[2])}}}"
    if found := re.fullmatch(r"(.+)\(new\)", notation):
        return rf"{latex(found[1])}^{{\mathrm{{new}}}}"
    if found := re.fullmatch(r"([A-Za-z])(\d+)", notation):
        return f"{found[1]}_{{{found[2]}}}"
    if found := re.fullmatch(r"fan_(in|out)", notation):
        return rf"\mathrm{{fan}}_{{\mathrm{{{found[1]}}}}}"
    if re.fullmatch(r"[A-Za-z_]{2,}", notation):
        return GREEK.get(notation, rf"\mathrm{{{notation.replace('_', chr(92) + ' ')}}}")
    return GREEK.get(notation, notation.replace("ŷ", r"\hat{y}").replace("−", "-"))
