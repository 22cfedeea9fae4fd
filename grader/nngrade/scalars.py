"""A single number and the size of its terms: what `Sized` is for arrays, many times as fast.

A worked example is computed with single numbers, dozens of steps for each input, and NumPy takes
most of its time to find out that a number is no array.
"""

from __future__ import annotations

from typing import Any

from nngrade.sized import Sized


class NotPlain(ArithmeticError):
    """Not to be computed in this way: `Sized` knows what comes of it."""


class Scalar:
    """Supports ``+ - *``, division by numbers other than 0, and powers of 0 and above."""

    __slots__ = ("size", "value")

    def __init__(self, value: float, size: float) -> None:
        self.value = value
        self.size = size

    def __neg__(self) -> Scalar:
        return Scalar(-self.value, self.size)

    def __add__(self, other: Scalar | float) -> Scalar:
        other = scalar(other)
        return Scalar(self.value + other.value, self.size + other.size)

    __radd__ = __add__

    def __sub__(self, other: Scalar | float) -> Scalar:
        other = scalar(other)
        return Scalar(self.value - other.value, self.size + other.size)

    def __rsub__(self, other: Scalar | float) -> Scalar:
        return scalar(other) - self

    def __mul__(self, other: Scalar | float) -> Scalar:
        other = scalar(other)
        return Scalar(self.value * other.value, self.size * other.size)

    __rmul__ = __mul__

    def __truediv__(self, other: Scalar | float) -> Scalar:
        other = scalar(other)
        if not other.value:
            raise NotPlain
        return Scalar(
            self.value / other.value, self.size * other.size / (other.value * other.value)
        )

    def __rtruediv__(self, other: Scalar | float) -> Scalar:
        return scalar(other) / self

    def __pow__(self, exponent: int) -> Scalar:
        if exponent < 0:
            raise NotPlain
        if exponent == 2:  # as NumPy does; Python's power can differ in the last bit
            return Scalar(self.value * self.value, self.size * self.size)
        return Scalar(self.value**exponent, self.size**exponent)


def scalar(value: Any) -> Scalar:
    """`value` as a `Scalar`. Raises `NotPlain` for what is no single number."""
    if isinstance(value, Scalar):
        return value
    if isinstance(value, (float, int)):  # NumPy's float64 is one too
        value = float(value)
        return Scalar(value, abs(value))
    if isinstance(value, Sized) and value.shape == ():
        return Scalar(float(value.value), float(value.size))
    raise NotPlain
