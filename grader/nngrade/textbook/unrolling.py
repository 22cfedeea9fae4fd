"""Sums over an index written out, with the index put into every name that carries it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from nngrade.textbook.intervals import Beyond, Value
from nngrade.textbook.language.tree import Name, Node, Number, Sum, Total, parts, rebuilt

TERMS = 400
ARITHMETIC = re.compile(r"(\d+)([+-])(\d+)$")


def unrolled(total: Total, bound: Callable[[Node], Value]) -> Node:
    """The sum's terms side by side. Raises `Beyond` where a bound is no small whole number."""
    ends = []
    for node in (total.first, total.last):
        value = bound(node)
        if not isinstance(value, Fraction) or value.denominator != 1:
            raise Beyond("a sum whose bounds are no whole numbers")
        ends.append(value.numerator)
    first, last = ends
    if last - first >= TERMS:
        raise Beyond(f"a sum of more than {TERMS} terms")
    if last < first:
        return Number("0", Fraction(0))
    return Sum(tuple(_put(total.body, total.index, at) for at in range(first, last + 1)))


def _put(node: Node, index: Name, at: int) -> Node:
    if node == index:
        return Number(str(at), Fraction(at))
    if isinstance(node, Name):
        return indexed(node, index.base, at)
    if isinstance(node, Number):
        return node
    return rebuilt(node, tuple(_put(part, index, at) for part in parts(node)))


def indexed(name: Name, index: str, at: int) -> Name:
    """`x_i` → `x_3`, `w_{ij}` → `w_{3j}`, `x^{(i)}` → `x^{(3)}`, `x_{i+1}` → `x_4`."""
    sub = ",".join(_piece(piece, index, at) for piece in name.sub.split(","))
    marks = tuple(
        f"({_piece(mark[1:-1], index, at)})" if mark.startswith("(") else mark
        for mark in name.marks
    )
    return replace(name, sub=sub, marks=marks)


def _piece(piece: str, index: str, at: int) -> str:
    if not re.fullmatch(r"[a-z]{1,3}\d?|\d?[a-z]|\d*[a-z](?:[+-]\d+)?", piece):
        return piece
    put = piece.replace(index, str(at))
    sum_ = ARITHMETIC.match(put)
    if sum_:
        other = int(sum_[3])
        return str(int(sum_[1]) + other if sum_[2] == "+" else int(sum_[1]) - other)
    return put
