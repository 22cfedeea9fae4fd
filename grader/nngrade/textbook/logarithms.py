"""What `log` may be meant to, where nothing says its base."""

from __future__ import annotations

from collections.abc import Iterator

from nngrade.textbook.language.tree import Call, Name, Node, Number, parts, rebuilt, walk

BASES = {"log2": "2", "log10": "10", "log": "e"}


def to_other_bases(tree: Node) -> Iterator[tuple[str, Node]]:
    """Each base with the formula as it is with logarithms to it; none where it has no logarithm."""
    if any(isinstance(node, Call) and node.function in BASES for node in walk(tree)):
        for key, base in BASES.items():
            yield base, _with_log(tree, key)


def _with_log(tree: Node, key: str) -> Node:
    if isinstance(tree, Number | Name):
        return tree
    below = tuple(_with_log(part, key) for part in parts(tree))
    if isinstance(tree, Call) and tree.function in BASES:
        return Call(key, below)
    return rebuilt(tree, below)
