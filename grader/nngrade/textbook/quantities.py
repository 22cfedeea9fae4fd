"""What the worked example's derivation says of a claim, with chosen printed figures carried on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nngrade.derivation import Derivation, Step
from nngrade.references.worked_example import DERIVATION
from nngrade.references.worked_example_forward import ETA, UPDATE, WEIGHTS, W, X, Y
from nngrade.sized import Sized
from nngrade.textbook.claims import Expression, Identity, Quantity, Slope, Smaller
from nngrade.textbook.precision import rounds_to, settled, shown

Derivable = Quantity | Slope | Identity | Smaller | Expression
Carried = Mapping[Quantity, Decimal]
NAME = re.compile(r"\b[A-Za-z_]\w*")
GIVEN = {"x1": X[0], "x2": X[1], "y": Y, "eta": ETA}
NOTATION = {"eta": "η", **{step.name: step.notation for step in DERIVATION.steps}}
FORMULAS = {step.name: step.expression for step in DERIVATION.steps}


@dataclass(frozen=True)
class Finding:
    """What a claim's source comes to, whether the printed text agrees, and how it comes about."""

    derived: str
    agrees: bool
    working: str


def find(source: Derivable, printed: str, carried: Carried) -> Finding:
    """Derives `source`; figures in `carried` win over the steps they are printed for.

    Raises `ValueError` where a number is claimed and `printed` is none.
    """
    if isinstance(source, Quantity):
        return _find_quantity(source, printed, carried)
    if isinstance(source, Slope):
        return _find_slope(source, printed, carried)
    if isinstance(source, Identity):
        return _find_identity(source, printed)
    if isinstance(source, Expression):
        return _find_expression(source, printed)
    return _find_smaller(source, printed, carried)


def figures(carried: Carried, updated: bool) -> dict[str, Sized]:
    """Every step and input of the worked example by name, before or after the update."""
    start = GIVEN | dict(zip(WEIGHTS, W, strict=True))
    before = DERIVATION.run(start | _printed_for(False, carried))
    if not updated:
        return before
    new: dict[str, Any] = {name: before[f"{name}_new"] for name in WEIGHTS}
    return DERIVATION.run(GIVEN | new | _printed_for(True, carried))


def notation(quantity: Quantity) -> str:
    """How a book writes it: ``∂δ/∂w5``, ``w2(new)``, ``y' after the update``."""
    after = " after the update" if quantity.updated else ""
    return NOTATION.get(quantity.step, quantity.step) + after


def in_notation(expression: str) -> str:
    """A step's expression as a book writes it: ``(y - y_pred)**2`` is ``(y - y')²``."""
    return _typeset(NAME.sub(lambda name: NOTATION.get(name[0], name[0]), expression))


def namesakes(quantity: Quantity, printed: str) -> list[Quantity]:
    """Other quantities whose derived value is the printed figure; of its own kind if there are any.

    w1(new) and w2(new) are of a kind, as are all gradients: their names differ by a number.
    """
    runs = {updated: figures({}, updated) for updated in (False, True)}
    once = {step.name for step in UPDATE} | set(DERIVATION.inputs)
    everything = [Quantity(name) for name in runs[False]]
    everything += [Quantity(name, updated=True) for name in runs[True] if name not in once]
    same = [
        other
        for other in everything
        if other != quantity and rounds_to(settled(runs[other.updated][other.step]), printed)
    ]
    return [other for other in same if _kind(other) == _kind(quantity)] or same


def _find_quantity(source: Quantity, printed: str, carried: Carried) -> Finding:
    found = figures(carried, source.updated)
    number = settled(found[source.step])
    working = _working(FORMULAS.get(source.step, source.step), found, number)
    return Finding(shown(number), rounds_to(number, printed), working)


def _find_slope(source: Slope, printed: str, carried: Carried) -> Finding:
    from nngrade.symbolic import parse, symbol

    formula = parse(FORMULAS[source.of])
    expression = str(formula.diff(symbol(source.by)))
    found = figures(carried, False)
    slope = Derivation("slope", tuple(found), (Step("slope", "", expression, ""),))
    number = settled(slope.run(found)["slope"])
    return Finding(shown(number), rounds_to(number, printed), _working(expression, found, number))


def _find_identity(source: Identity, printed: str) -> Finding:
    import sympy

    from nngrade.symbolic import parse

    left = sympy.expand(parse(source.left))
    agrees = sympy.expand(left - parse(_in_names(printed))) == 0
    # Reversed order puts y' before y, as the chain rule's last link has it.
    derived = in_notation(sympy.sstr(left, order="rev-lex"))
    return Finding(derived, bool(agrees), f"{in_notation(source.left)} = {derived}")


def _find_expression(source: Expression, printed: str) -> Finding:
    from nngrade.symbolic import parse

    number = parse(source.expression)
    decimal = Decimal(int(number.p)) / Decimal(int(number.q))
    working = f"{_typeset(source.expression)} = {shown(decimal)}"
    return Finding(shown(decimal), rounds_to(decimal, printed), working)


def _find_smaller(source: Smaller, printed: str, carried: Carried) -> Finding:
    small, large = (
        settled(figures(carried, one.updated)[one.step]) for one in (source.smaller, source.larger)
    )
    names = [f"{notation(source.larger)} = {shown(large)}"]
    names.append(f"{notation(source.smaller)} = {shown(small)}")
    agrees = small < large and rounds_to(large, printed)
    return Finding(shown(large), agrees, ", ".join(names))


def _printed_for(updated: bool, carried: Carried) -> dict[str, float]:
    return {key.step: float(value) for key, value in carried.items() if key.updated == updated}


def _working(expression: str, found: Mapping[str, Sized], number: Decimal) -> str:
    """``w2 - η·∂δ/∂w2 = 0.5 - 0.1·2.1 = 0.29``."""
    parts = [
        in_notation(expression),
        _typeset(NAME.sub(lambda n: _operand(found[n[0]]), expression)),
    ]
    if parts[-1] != shown(number):
        parts.append(shown(number))
    return " = ".join(parts)


def _operand(value: Sized) -> str:
    text = shown(settled(value))
    return f"({text})" if text.startswith("-") else text


def _typeset(expression: str) -> str:
    return re.sub(r" ?\* ?", "·", expression.replace("**2", "²")).replace(" / ", "/")


def _in_names(printed: str) -> str:
    """A printed formula with step names in place of notation."""
    text = printed.replace("−", "-")
    for step in sorted(DERIVATION.steps, key=lambda each: -len(each.notation)):
        text = text.replace(step.notation, step.name)
    return text


def _kind(quantity: Quantity) -> str:
    return re.sub(r"\d", "", quantity.step)
