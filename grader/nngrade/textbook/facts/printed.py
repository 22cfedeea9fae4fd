"""Printed formulas and figures as SymPy and decimal numbers, and the rulings they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from nngrade.textbook.claims import ERRATUM, HOLDS, Ruling
from nngrade.textbook.precision import rounds_to, shown

if TYPE_CHECKING:
    import sympy

SIGNS = {"·": "*", "×": "*", "−": "-", "²": "**2", "√(": "sqrt("}


def formula(printed: str, names: Mapping[str, str] | None = None) -> sympy.Expr:
    """A printed formula in positive symbols; `names` are read before the signs between them.

    Raises `SyntaxError` for what is no formula.
    """
    from nngrade.symbolic import parse

    for sign, name in {**(names or {}), **SIGNS}.items():
        printed = printed.replace(sign, name)
    return parse(re.sub(r"√(\w+)", r"sqrt(\1)", printed), positive=True)


def in_notation(expression: str) -> str:
    """``sqrt(2 / (1 + a**2))`` as a book prints it."""
    return expression.replace("sqrt", "√").replace("**2", "²").replace(" / ", "/").replace("*", "·")


def whole(printed: str) -> int:
    """``20,640`` as a number."""
    return int(printed.replace(",", ""))


def ruled(agrees: bool, derived: str, message: str = "") -> Ruling:
    """Right, with nothing to be said; or an erratum with its reason."""
    return Ruling(HOLDS, derived) if agrees else Ruling(ERRATUM, derived, message)


def numbers(printed: str, derived: Mapping[str, float], where: str) -> Ruling:
    """Printed figures, between commas, against the numbers that they stand for, by name."""
    figures = printed.split(", ")
    right = [Decimal(repr(float(number))) for number in derived.values()]
    pairs = list(zip(derived, figures, right, strict=True))
    wrong = [(name, text, r) for name, text, r in pairs if not rounds_to(r, text)]
    message = "; ".join(f"{name} is {shown(r)} there, not {text}" for name, text, r in wrong)
    return ruled(not wrong, ", ".join(map(shown, right)), f"In {where}: {message}.")
