"""Numbers that know how exactly they are known: fractions are exact, intervals hold the truth.

An interval's ends are floats that every operation moves outwards, so what is known never gets
narrower than it should. Sizes are bounded: a power or a factorial that would fill the memory is
refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist, StatisticsError

BITS = 1500  # of an exact fraction's numerator and denominator together
ULPS = 4  # how far a library function may be off


class Beyond(Exception):
    """A value that is undefined or out of all bounds; the message says which."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Every number from `low` to `high`, both of them finite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise Beyond("a number too large to compute with")


Value = Fraction | Interval


def interval(value: Value) -> Interval:
    if isinstance(value, Interval):
        return value
    try:
        near = float(value)
    except OverflowError:
        raise Beyond("a number too large to compute with") from None
    if Fraction(near) == value:
        return Interval(near, near)
    return Interval(math.nextafter(near, -math.inf), math.nextafter(near, math.inf))


def hull(*values: Value) -> Value:
    """The smallest interval that holds all; one exact number stays exact."""
    if all(value == values[0] for value in values):
        return values[0]
    every = [interval(value) for value in values]
    return Interval(min(one.low for one in every), max(one.high for one in every))


def meets(one: Value, other: Value) -> bool:
    """Whether some number may be both."""
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return one == other
    a, b = interval(one), interval(other)
    return a.low <= b.high and b.low <= a.high


def middle(value: Value) -> float:
    if isinstance(value, Fraction):
        return float(value)
    return value.low + (value.high - value.low) / 2


def _outwards(low: float, high: float, ulps: int = 1) -> Interval:
    for _ in range(ulps):
        low, high = math.nextafter(low, -math.inf), math.nextafter(high, math.inf)
    return Interval(low, high)


def _bounded(value: Fraction) -> Value:
    if value.numerator.bit_length() + value.denominator.bit_length() > BITS:
        return interval(value)
    return value


def add(one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return _bounded(one + other)
    a, b = interval(one), interval(other)
    return _outwards(a.low + b.low, a.high + b.high)


def negate(one: Value) -> Value:
    return -one if isinstance(one, Fraction) else Interval(-one.high, -one.low)


def multiply(one: Value, other: Value) -> Value:
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        return _bounded(one * other)
    if one == 0 or other == 0:
        return Fraction(0)
    a, b = interval(one), interval(other)
    ends = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return _outwards(min(ends), max(ends))


def divide(one: Value, other: Value) -> Value:
    if isinstance(other, Fraction):
        if other == 0:
            raise Beyond("a division by zero")
        return multiply(one, 1 / other)
    if other.low <= 0 <= other.high:
        raise Beyond("a division by what may be zero")
    return multiply(one, _outwards(1 / other.high, 1 / other.low))


def power(base: Value, exponent: Value) -> Value:
    """`base ** exponent`; exact for whole exponents as far as that stays small."""
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        return _whole_power(base, exponent.numerator)
    if base == 0:
        if interval(exponent).low <= 0:
            raise Beyond("a power of zero")
        return Fraction(0)
    bounds = interval(base)
    if bounds.low <= 0:
        if (
            isinstance(exponent, Fraction)
            and exponent.denominator == 2
            and bounds.low >= -1e-12
            and bounds.high >= 0
        ):
            return _whole_power(function("sqrt", base), exponent.numerator)
        raise Beyond("a broken power of a negative number")
    return function("exp", multiply(exponent, function("log", base)))


def _whole_power(base: Value, exponent: int) -> Value:
    if exponent == 0:
        return Fraction(1)
    if exponent < 0:
        return divide(Fraction(1), _whole_power(base, -exponent))
    if exponent == 1:
        return base
    if isinstance(base, Fraction):
        bits = base.numerator.bit_length() + base.denominator.bit_length()
        if bits * exponent <= BITS:
            return base**exponent
        if abs(base) == 1:
            return Fraction(1 if exponent % 2 == 0 else base.numerator)
    bounds = interval(base)
    ends = (_float_power(bounds.low, exponent), _float_power(bounds.high, exponent))
    low, high = min(ends), max(ends)
    if exponent % 2 == 0 and bounds.low <= 0 <= bounds.high:
        low = 0.0
    return _outwards(low, high, ULPS)


def _float_power(base: float, exponent: int) -> float:
    try:
        return math.pow(base, exponent)
    except (OverflowError, ValueError):
        raise Beyond("a power too large to compute") from None


def factorial(value: Value) -> Value:
    if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= 170:
        raise Beyond("a factorial out of bounds")
    return _bounded(Fraction(math.factorial(value.numerator)))


def binomial(above: Value, below: Value) -> Value:
    whole = (isinstance(one, Fraction) and one.denominator == 1 for one in (above, below))
    if not all(whole) or not 0 <= interval(above).low <= 1000 or interval(below).low < 0:
        raise Beyond("a binomial coefficient out of bounds")
    assert isinstance(above, Fraction)
    assert isinstance(below, Fraction)
    return _bounded(Fraction(math.comb(above.numerator, below.numerator)))


def function(key: str, value: Value) -> Value:
    """A known function of one number."""
    exact = _exactly(key, value)
    if exact is not None:
        return exact
    bounds = interval(value)
    if key in _RISING:
        return _rising(_RISING[key], bounds)
    if key == "abs":
        low = 0.0 if bounds.low <= 0 <= bounds.high else min(abs(bounds.low), abs(bounds.high))
        return Interval(low, max(abs(bounds.low), abs(bounds.high)))
    if key in {"sin", "cos"}:
        wave = math.sin if key == "sin" else math.cos
        at = middle(bounds)
        if abs(at) > 1e6:
            raise Beyond("an angle too large to compute with")
        slack = (bounds.high - bounds.low) / 2 + 1e-15 * (1 + abs(at))
        return Interval(max(wave(at) - slack, -1.0), min(wave(at) + slack, 1.0))
    if key == "tan":
        return divide(function("sin", value), function("cos", value))
    if key == "cosh":
        return divide(add(function("exp", value), function("exp", negate(value))), Fraction(2))
    if key == "sech":
        return divide(Fraction(1), function("cosh", value))
    raise Beyond(f"the function {key}")


def _exactly(key: str, value: Value) -> Value | None:
    if key in {"relu", "sign", "floor", "ceil", "step"}:
        return _stepping(key, value)
    if key == "percent":
        return divide(value, Fraction(100))
    if key == "factorial":
        return factorial(value)
    if not isinstance(value, Fraction):
        return None
    known = _AT_ZERO.get(key) if value == 0 else None
    if known is not None:
        return known
    if key == "abs":
        return abs(value)
    if key == "sqrt" and value >= 0:
        return _whole_root(value)
    if key in _BASES and value > 0:
        return _whole_log(_BASES[key], value)
    return Fraction(0) if key in {"log", "ln"} and value == 1 else None


_BASES = {"log2": 2, "log10": 10}
_AT_ZERO = {
    "sin": Fraction(0), "tan": Fraction(0), "tanh": Fraction(0), "sinh": Fraction(0),
    "arctan": Fraction(0), "arcsin": Fraction(0), "exp": Fraction(1), "cos": Fraction(1),
    "cosh": Fraction(1), "sigmoid": Fraction(1, 2),
}  # fmt: skip


def _whole_root(value: Fraction) -> Value | None:
    roots = math.isqrt(value.numerator), math.isqrt(value.denominator)
    whole = roots[0] ** 2 == value.numerator and roots[1] ** 2 == value.denominator
    return Fraction(*roots) if whole else None


def _whole_log(base: int, value: Fraction) -> Value | None:
    near = round(math.log(value) / math.log(base)) if value < Fraction(2) ** 1000 else 0
    return Fraction(near) if abs(near) < 400 and Fraction(base) ** near == value else None


def _stepping(key: str, value: Value) -> Value:
    if key == "relu":
        if isinstance(value, Fraction):
            return max(value, Fraction(0))
        return Interval(max(value.low, 0.0), max(value.high, 0.0))
    steps: dict[str, Callable[[Value], int]] = {
        "floor": math.floor,  # type: ignore[dict-item]  # called with fractions and floats alone
        "ceil": math.ceil,  # type: ignore[dict-item]
        "sign": lambda one: (one > 0) - (one < 0),  # type: ignore[operator]
        "step": lambda one: int(one >= 0),  # type: ignore[operator]
    }
    bounds = interval(value)
    if key in {"sign", "step"} and bounds.low <= 0 <= bounds.high:
        raise Beyond(f"{key} at 0, where texts differ")
    ends = [value] if isinstance(value, Fraction) else [value.low, value.high]
    found = [steps[key](end) for end in ends]  # type: ignore[arg-type]
    return hull(*[Fraction(one) for one in found])


def _sigmoid(x: float) -> float:
    if x >= 0:
        return 1 / (1 + math.exp(-min(x, 745.0)))
    grown = math.exp(max(x, -745.0))
    return grown / (1 + grown)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


_RISING: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "log": math.log, "ln": math.log, "log2": math.log2, "log10": math.log10,
    "sqrt": math.sqrt,
    "tanh": math.tanh, "sinh": math.sinh, "arctan": math.atan, "arcsin": math.asin,
    "normal_cdf": NormalDist().cdf, "normal_quantile": NormalDist().inv_cdf,
    "sigmoid": _sigmoid, "softplus": _softplus,
}  # fmt: skip


def _rising(compute: Callable[[float], float], bounds: Interval) -> Value:
    try:
        return _outwards(compute(bounds.low), compute(bounds.high), ULPS)
    except (ValueError, OverflowError, StatisticsError):
        pass
    raise Beyond("a value outside the function's domain, or too large")
