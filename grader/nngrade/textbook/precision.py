"""Printed figures and derived numbers: what a figure promises, and whether a number keeps it."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation

from nngrade.sized import Sized

DIGITS = 12  # of a float64 that a few additions and products leave untouched


def figure(printed: str) -> Decimal:
    """The number that was printed, with the places it was printed to ("1.0" keeps its 0).

    Raises `ValueError` for what is no finite decimal number.
    """
    try:
        number = Decimal(printed.replace("−", "-"))
    except InvalidOperation:
        raise ValueError(f"{printed!r} is not a decimal number") from None
    if not number.is_finite():
        raise ValueError(f"{printed!r} is not a finite number")
    return number


def settled(number: Sized) -> Decimal:
    """A scalar as a decimal, without the last digits that binary arithmetic made up.

    They are counted from the size of the terms that were added: 0.5 - 0.21 is 0.29, and a tie
    such as 0.125 stays one.
    """
    size = Decimal(float(number.size))
    place = size.adjusted() - DIGITS if size else -DIGITS
    return _rounded(Decimal(float(number.value)), place, ROUND_HALF_EVEN)


def rounds_to(number: Decimal, printed: str) -> bool:
    """Whether `number` is `printed` at the printed precision; of a tie either neighbour may stand
    that rounding half up (away from zero) or half to even gives.
    """
    wanted = figure(printed)
    place = int(wanted.as_tuple().exponent)
    return any(_rounded(number, place, way) == wanted for way in (ROUND_HALF_EVEN, ROUND_HALF_UP))


def shown(number: Decimal) -> str:
    """`number` without an exponent and without zeros at its end."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _rounded(number: Decimal, place: int, way: str) -> Decimal:
    context = Context(prec=max(number.adjusted() - place, 0) + 2)
    return number.quantize(Decimal((0, (1,), place)), rounding=way, context=context)
