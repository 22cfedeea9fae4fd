"""Figures as they were printed: what a figure promises, and which numbers keep it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from nngrade.textbook.intervals import Value, hull, interval, meets, middle, multiply
from nngrade.textbook.language.scales import SCALES
from nngrade.textbook.language.tree import Call, Negative, Node, Number, Power, Product, Quotient

NEARLY = Fraction(1, 20)
COMPUTED = 15  # digits from which on a figure was most likely printed by a computer
SIGNIFICANT = 3  # digits from which on a figure of unknown origin may be a rounded one


@dataclass(frozen=True)
class Figure:
    """`value` exactly as printed, `unit` the worth of its last digit (0: a whole or exact number),
    `digits` how many significant ones it has.
    """

    text: str
    value: Fraction
    unit: Fraction
    digits: int
    open_ended: bool = False

    @property
    def whole(self) -> bool:
        return self.unit == 1

    def rounding(self) -> Value:
        """Every number that rounds to the figure, ties included."""
        return _between(self.value - self.unit / 2, self.value + self.unit / 2)

    def carried(self) -> Value:
        """What later lines may have computed on with: a short figure itself, or what a longer one
        was rounded from.
        """
        longer = self.digits >= SIGNIFICANT and self.unit < 1
        return hull(self.value, self.rounding()) if longer else self.value

    def kept_by(self, value: Value) -> bool:
        """Whether `value` may be what the figure was rounded or truncated from; a whole 0 or 1 is
        as good as exact.
        """
        if self.whole and abs(self.value) <= 1:
            return meets(_between(self.value - NEARLY, self.value + NEARLY), value)
        away = self.unit if self.value >= 0 else -self.unit
        low, high = sorted((self.value, self.value + away))
        if self.value == 0:  # to cut off all digits that count is no rounding
            low, high = -self.unit / 2, self.unit / 2
        half = self.unit / 2
        if self.digits >= COMPUTED and self.unit < 1 and self._nearly(value):
            return True
        if isinstance(value, Fraction):
            rounded = self.value - half <= value <= self.value + half
            return rounded or low < value < high
        if meets(_between(self.value - half, self.value + half), value):
            return True
        ends = interval(_between(low, high))
        return value.low < ends.high and value.high > ends.low

    def _nearly(self, value: Value) -> bool:
        """0.30000000000000004 is what a computer prints for 0.1 + 0.2."""
        slack = abs(self.value) / 2**51
        return meets(_between(self.value - slack, self.value + slack), value)


def _between(low: Fraction, high: Fraction) -> Value:
    return hull(low, high) if low != high else low


def figure(node: Node) -> Figure | None:
    """The figure that an expression is, if it is one: signed, in percent, times a power of 10."""
    if isinstance(node, Negative):
        inner = figure(node.of)
        return inner and Figure(
            "-" + inner.text, -inner.value, inner.unit, inner.digits, inner.open_ended
        )
    if isinstance(node, Number):
        return _plain(node)
    if isinstance(node, Call) and node.function == "percent":
        inner = figure(node.arguments[0])
        if inner is None:
            return None
        return Figure(inner.text + "%", inner.value / 100, inner.unit / 100, inner.digits)
    if isinstance(node, Product) and len(node.factors) == 2:
        return _scientific(*node.factors)
    return None


def _plain(node: Number) -> Figure:
    if node.text[-1:] in SCALES:
        plain = _plain(Number(node.text[:-1], Fraction(node.text[:-1])))
        zeros = len(node.text[:-1]) - len(node.text[:-1].rstrip("0")) if plain.unit == 1 else 0
        unit = plain.unit * 10**zeros * SCALES[node.text[-1]]  # 800K is a round figure
        return Figure(node.text, node.value, unit, plain.digits)
    number = Decimal(node.text)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    digits = node.text.lower().partition("e")[0]
    bare = digits.replace(".", "").lstrip("0")
    if "." not in digits and exponent >= 0:
        unit = Fraction(1)
        bare = bare.rstrip("0") or bare
    else:
        unit = Fraction(10) ** exponent
    return Figure(node.text, node.value, unit, len(bare), node.open_ended)


def _scientific(first: Node, second: Node) -> Figure | None:
    if not (
        isinstance(second, Power) and isinstance(second.base, Number) and second.base.value == 10
    ):
        return None
    exponent = figure(second.exponent)
    leading = figure(first)
    if exponent is None or leading is None or abs(exponent.value) > 300:
        return None
    if exponent.value.denominator != 1:
        return None
    scale = Fraction(10) ** exponent.value.numerator
    text = f"{leading.text}e{exponent.value.numerator}"
    return Figure(text, leading.value * scale, leading.unit * scale, leading.digits)


def is_ratio(node: Node) -> bool:
    """Whether the expression is a quotient of whole numbers such as 3/4, exact by nature."""
    if isinstance(node, Negative):
        return is_ratio(node.of)
    return (
        isinstance(node, Quotient)
        and isinstance(node.over, Number)
        and isinstance(node.under, Number)
    )


def shown(value: Value, like: Figure | None = None) -> str:
    """A derived value for people: to three digits more than `like` has, as far as it is known."""
    if like and like.text.endswith("%"):
        return shown(multiply(value, Fraction(100)), replace(like, text=like.text[:-1])) + "%"
    if isinstance(value, Fraction):
        exact = _exact_decimal(value)
        if exact is not None and (len(exact) <= 14 or value.denominator == 1):
            return exact
    bounds = interval(value)
    at = middle(value)
    known = 12
    width = bounds.high - bounds.low
    if width > 0 and at:
        from math import floor, log10

        known = max(2, min(12, floor(-log10(width / abs(at)))))
    wanted = (like.digits + 3) if like else 8
    return _tidy(f"{at:.{max(2, min(known, wanted))}g}")


def _exact_decimal(value: Fraction) -> str | None:
    """The decimal that a fraction is exactly, if it is one."""
    under = value.denominator
    for prime in (2, 5):
        while under % prime == 0:
            under //= prime
    if under != 1 or value.denominator.bit_length() > 60:
        return None
    text = (
        f"{Decimal(value.numerator) / Decimal(value.denominator):f}" if abs(value) < 10**28 else ""
    )
    if not text or Fraction(text) != value:
        return None
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tidy(text: str) -> str:
    if "e" in text:
        number = Decimal(text)
        if -7 < number.adjusted() < 15:
            return f"{number:f}"
    return text
