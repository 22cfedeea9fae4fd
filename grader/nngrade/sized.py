"""Numbers that remember the size of the terms they were made from.

A result such as ``y - y_pred`` can be tiny although both operands are large; a correct program
that adds the same terms in another order is then off by the rounding of the *terms*, not of the
result. A `Sized` therefore carries a second number, its size: the value that the same formula
takes when every term counts with its absolute value (the running error analysis of Wilkinson,
1986, to first order). The tolerance of a comparison is a multiple of that size.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


class Sized:
    """A value and the size of the terms that were added to make it; arrays of one shape.

    Supports ``+ - * / ** @``, `sqrt`, `relu`, indexing, ``.T`` and `mean`, so that a formula
    written for NumPy answers with both.
    """

    __slots__ = ("size", "value")
    __array_ufunc__ = None  # let ndarray @ Sized reach __rmatmul__

    def __init__(self, value: ArrayLike, size: ArrayLike | None = None) -> None:
        self.value: FloatArray = np.asarray(value, dtype=np.float64)
        self.size: FloatArray = (
            np.abs(self.value) if size is None else np.asarray(size, dtype=np.float64)
        )

    @property
    def shape(self) -> tuple[int, ...]:
        return self.value.shape

    @property
    def T(self) -> Sized:  # noqa: N802 (NumPy's name)
        return Sized(self.value.T, self.size.T)

    def __getitem__(self, key: Any) -> Sized:
        return Sized(self.value[key], self.size[key])

    def __neg__(self) -> Sized:
        return Sized(-self.value, self.size)

    def __add__(self, other: Any) -> Sized:
        other = sized(other)
        return Sized(self.value + other.value, self.size + other.size)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Sized:
        return self + (-sized(other))

    def __rsub__(self, other: Any) -> Sized:
        return sized(other) + (-self)

    def __mul__(self, other: Any) -> Sized:
        other = sized(other)
        return Sized(self.value * other.value, self.size * other.size)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Sized:
        other = sized(other)
        divisor = np.abs(other.value)
        return Sized(self.value / other.value, self.size * other.size / divisor**2)

    def __rtruediv__(self, other: Any) -> Sized:
        return sized(other) / self

    def __pow__(self, exponent: int) -> Sized:
        if exponent < 0:
            return 1 / self**-exponent
        return Sized(self.value**exponent, self.size**exponent)

    def __matmul__(self, other: Any) -> Sized:
        other = sized(other)
        return Sized(self.value @ other.value, self.size @ other.size)

    def __rmatmul__(self, other: Any) -> Sized:
        return sized(other) @ self

    def mean(self) -> Sized:
        return Sized(self.value.mean(), self.size.mean())

    def reshape(self, *shape: int) -> Sized:
        return Sized(self.value.reshape(*shape), self.size.reshape(*shape))


def sized(value: Any) -> Sized:
    """`value` as a `Sized`; a plain number or array is as large as it is."""
    return value if isinstance(value, Sized) else Sized(value)


def sqrt(x: Any) -> Sized:
    """Square root of positive numbers: halves the relative error of its argument."""
    x = sized(x)
    root = np.sqrt(x.value)
    return Sized(root, x.size / root)


def sign(x: Any) -> Sized:
    """+1.0 where ``x >= 0``, else -1.0 (so ``sign(0) = +1``)."""
    return Sized(np.where(sized(x).value >= 0, 1.0, -1.0))


def step(x: Any) -> Sized:
    """1.0 where ``x >= 0``, else 0.0."""
    x = sized(x)
    return Sized(np.where(x.value >= 0, 1.0, 0.0), np.ones_like(x.value))


def relu(x: Any) -> Sized:
    """``max(0, x)``; an error in `x` is passed on at most once."""
    x = sized(x)
    return Sized(np.maximum(0.0, x.value), x.size)


def dot(a: Any, b: Any) -> Sized:
    """Inner product over the last axis of `a` and the first of `b`."""
    return sized(a) @ sized(b)


def stack(parts: list[Any]) -> Sized:
    """One array from equal-shaped parts, along a new first axis."""
    whole = [sized(part) for part in parts]
    return Sized(np.stack([p.value for p in whole]), np.stack([p.size for p in whole]))
