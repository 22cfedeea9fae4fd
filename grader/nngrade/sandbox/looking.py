"""Which of some functions of a library a source calls: a look at its text, before any of it runs.

In a worker, since a source can be made to break the compiler; and before the submission is loaded,
since nothing that comes later can be believed. It is advice and no proof: whoever wants to hide a
call can.
"""

from __future__ import annotations

import ast
import contextlib
import warnings
from collections.abc import Collection, Iterator

from nngrade.sandbox import magics

MAX_FOUND = 20

Found = tuple[str, str, int]  # the function, the cell it is called in if any, the line


def calls(
    texts: Collection[tuple[str, str | bytes]], home: str, names: Collection[str]
) -> list[Found]:
    """Where the functions `names` of the module `home` are called, in these cells or in a file.

    `texts` are pairs of a label and what is read; what is no Python has no calls.
    """
    found = []
    for label, text in texts:
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(magics.plain(text) if isinstance(text, str) else text)
            found += [(name, label, line) for name, line in _in_tree(tree, home, set(names))]
    return found[:MAX_FOUND]


def _in_tree(tree: ast.AST, home: str, names: set[str]) -> Iterator[tuple[str, int]]:
    nodes = list(ast.walk(tree))
    modules, functions = _imported(nodes, home, names)
    for node in nodes:
        match node:
            case ast.Attribute(value=value, attr=name) if name in names:
                if _last(value) in modules:
                    yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Load()) if name in functions:
                yield functions[name], node.lineno
            case ast.Call(func=ast.Name(id="getattr"), args=[value, ast.Constant(value=name), *_]):
                if name in names and _last(value) in modules:
                    yield name, node.lineno


def _imported(nodes: list[ast.AST], home: str, names: set[str]) -> tuple[set[str], dict[str, str]]:
    """What the module is called in this source, and what its functions are."""
    above, _, last = home.rpartition(".")
    modules = {last}
    functions: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            modules |= {a.asname for a in node.names if a.name == home and a.asname}
        if isinstance(node, ast.ImportFrom) and node.module == above:
            modules |= {a.asname for a in node.names if a.name == last and a.asname}
        if isinstance(node, ast.ImportFrom) and node.module == home:
            functions |= {a.asname or a.name: a.name for a in node.names if a.name in names}
    return modules, functions


def _last(node: ast.expr) -> str:
    """The ``init`` of ``torch.nn.init`` and of ``init``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
