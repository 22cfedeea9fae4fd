"""Update rules: `w − η ∂L/∂w` said once holds for every weight of that name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nngrade.textbook.language.indices import indexed
from nngrade.textbook.language.signs import NEW_MARKS
from nngrade.textbook.language.tree import (
    Derivative,
    Name,
    Node,
    Number,
    Sum,
    names,
    parts,
    rebuilt,
    walk,
)

RATES = frozenset({"η", "α", "ε", "γ", "λ", "μ", "lr", "rate", "learning"})
BIASES = frozenset({"b", "bias", "β"})
WEIGHTS = frozenset({"w", "W", "θ", "weight"})


@dataclass(frozen=True)
class Rule:
    """`tree` gives the new value of `old` from old values."""

    old: Name
    tree: Node
    line: int
    section: tuple[int, ...] = ()

    @property
    def by_gradient(self) -> bool:
        return any(isinstance(node, Derivative) and self.old in node.by for node in walk(self.tree))

    def covers(self, name: Name) -> bool:
        """Whether the rule, said for one weight, is meant for `name` too."""
        if name == self.old:
            return True
        if is_new(name) or set(name.marks) - {"'"} != set(self.old.marks) - {"'"}:
            return False
        if name.base == self.old.base:
            return bool(name.sub) and (self.by_gradient or bool(self.old.sub))
        return self.by_gradient and name.base in BIASES and self.old.base in WEIGHTS

    def tree_for(self, name: Name) -> Node:
        """The rule with `name` in the place of the weight that it was said for."""
        return _exchanged(self.tree, self.old, name, with_index=not self.by_gradient)


def rule_in(head: Name, relation: str, tree: Node, line: int) -> Rule | None:
    """The rule that `head = tree` states, if it is one: the new value made from the old one."""
    old = unmarked(head)
    if (
        not _is_update(tree)
        or not isinstance(tree, Sum)
        or len(tree.terms) < 2
        or not isinstance(tree.terms[0], Name)
    ):
        return None
    first = tree.terms[0]
    if first == head and relation in {"=", ":=", "←"}:
        return Rule(first, tree, line)
    if is_new(head) and unmarked(first) == old:
        return Rule(first, tree, line)
    if relation in {":=", "←"} and unmarked(first) == old:
        return Rule(first, tree, line)
    return None


def _is_update(tree: Node) -> bool:
    """Whether a gradient or a learning rate is in it; `i = i + 1` is none."""
    for node in walk(tree):
        if isinstance(node, Derivative):
            return True
        if isinstance(node, Name) and (node.base in RATES or node.base[0] in "∇Δ"):
            return True
    return False


def recurrence(head: Name, tree: Node) -> str | None:
    """The letter that counts steps in `x_{t+1} = … x_t …`."""
    counted = re.fullmatch(r"([a-z])\+1", head.sub) or next(
        (m for mark in head.marks if (m := re.fullmatch(r"\(([a-z])\+1\)", mark))), None
    )
    if not counted:
        return None
    letter = counted[1]
    if any(letter in name.sub or f"({letter})" in name.marks for name in names(tree)):
        return letter
    return None


def unmarked(name: Name) -> Name:
    """The name without what says that it is new or old."""
    kept = tuple(mark for mark in name.marks if mark not in {"new", "old", "next"})
    return replace(name, marks=kept)


def is_new(name: Name) -> bool:
    return any(mark in NEW_MARKS or mark == "new" for mark in name.marks)


def _exchanged(tree: Node, old: Name, new: Name, *, with_index: bool) -> Node:
    if tree == old:
        return new
    if isinstance(tree, Name):
        if with_index and old.sub and tree.sub == old.sub:
            return replace(tree, sub=new.sub)
        return tree
    if isinstance(tree, Number):
        return tree
    return rebuilt(
        tree, tuple(_exchanged(part, old, new, with_index=with_index) for part in parts(tree))
    )


def step_of(target: Name, general: Name, letter: str) -> int | None:
    """Which step `x_3` is in `x_{t+1}`: 2."""
    raised = (mark[1:-1] for mark in target.marks if mark.startswith("("))
    number = target.sub or next(raised, "")
    if not number.isdigit():
        return None
    step = int(number) - 1
    return step if indexed(general, letter, step) == target else None
