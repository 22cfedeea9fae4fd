"""Letters that count: which names carry one, and the same names with a number in its place."""

from __future__ import annotations

import re
from dataclasses import replace

from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import Name, Node, names

ARITHMETIC = re.compile(r"(\d+)([+-])(\d+)$")
COUNTED = re.compile(r"[a-z]{1,3}\d?|\d?[a-z]|\d*[a-z](?:[+-]\d+)?")


def indexed(name: Name, index: str, at: int) -> Name:
    """`x_i` → `x_3`, `w_{ij}` → `w_{3j}`, `x^{(i)}` → `x^{(3)}`, `x_{i+1}` → `x_4`."""
    sub = ",".join(_piece(piece, index, at) for piece in name.sub.split(","))
    marks = tuple(
        f"({_piece(mark[1:-1], index, at)})" if mark.startswith("(") else mark
        for mark in name.marks
    )
    return replace(name, sub=sub, marks=marks)


def _piece(piece: str, index: str, at: int) -> str:
    if not COUNTED.fullmatch(piece):
        return piece
    put = piece.replace(index, str(at))
    sum_ = ARITHMETIC.match(put)
    if sum_:
        other = int(sum_[3])
        return str(int(sum_[1]) + other if sum_[2] == "+" else int(sum_[1]) - other)
    return put


def number_of(target: Name, general: Name, index: Name) -> int | None:
    """Which number in the place of the index makes one name the other: 2 for h_i and h_2."""
    numbers = {int(one) for one in re.findall(r"\d{1,3}", f"{target.sub} {target.marks}")}
    fitting = (one for one in sorted(numbers) if indexed(general, index.base, one) == target)
    return next(fitting, None)


def carrying(node: Node, index: Name) -> frozenset[Name]:
    """The names in an expression that carry the index."""
    return frozenset(name for name in names(node) if indexed(name, index.base, 7) != name)


def only_index(node: Node) -> Name:
    """The one letter that counts in an expression. Raises `Unreadable` where it is not one."""
    letters = {name.sub for name in names(node) if re.fullmatch(r"[a-z]", name.sub)}
    if len(letters) != 1:
        raise Unreadable("a sum whose range is not given")
    return Name(letters.pop())
