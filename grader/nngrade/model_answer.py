"""The model answer taken apart, each function beside the student's own.

Both are only read here, as text and as a syntax tree; nothing of a student's runs.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import warnings
from dataclasses import dataclass
from typing import TypeGuard

from nngrade.source import Source
from nngrade.stubs import BEGIN, END

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Unreadable(ValueError):
    """A source that is no Python; the message says where."""


@dataclass(frozen=True)
class Pair:
    """One function (or class) of the model answer, and the student's of that name.

    `own` is None where the student has none; `same` says that both do the same, word for word.
    """

    name: str
    model: str
    own: str | None
    same: bool


def pairs(model: bytes, own: Source) -> list[Pair]:
    """Each function of the model answer in its order, docstrings left out. Raises `Unreadable`."""
    theirs, mine = _definitions(_text(model)), _own(own)
    return [
        Pair(
            name,
            code,
            mine[name][0] if name in mine else None,
            name in mine and mine[name][1] == tree,
        )
        for name, (code, tree) in theirs.items()
    ]


def _own(source: Source) -> dict[str, tuple[str, str]]:
    """A student's definitions. A notebook's cell that is no Python (a magic, say) has none."""
    if isinstance(source, bytes):
        return _definitions(_text(source))
    found: dict[str, tuple[str, str]] = {}
    for cell in source.cells:
        with contextlib.suppress(Unreadable):
            found |= _definitions(cell.code)
    return found


def _text(source: bytes) -> str:
    """As Python reads it: by its coding line, lines ending in one way. Raises `Unreadable`."""
    try:
        return importlib.util.decode_source(source)
    except (SyntaxError, UnicodeError, LookupError) as error:
        raise Unreadable(str(error)) from None


def _definitions(text: str) -> dict[str, tuple[str, str]]:
    """What is defined at top level: its code, and its tree, by name; the last of a name counts."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an escape in a string, say: `check` shows those
            tree = ast.parse(text)
    except SyntaxError as error:
        raise Unreadable(f"line {error.lineno}: {error.msg}") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable(str(error) or type(error).__name__) from None
    lines = text.split("\n")
    found: dict[str, tuple[str, str]] = {}
    for node in tree.body:
        for name in _names(node):
            found.pop(name, None)
            found[name] = (_code(node, lines), _meaning(node))
    return found


def _names(node: ast.stmt) -> list[str]:
    """The names that a statement defines, by ``def``, ``class`` or ``=``."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            return [name]
    return []


def _code(node: ast.stmt, lines: list[str]) -> str:
    """The lines of a definition, without its docstring and the marks of a model answer."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
    last = node.end_lineno or node.lineno
    left_out: range = range(0)
    if _has_docstring(node):
        head, docstring, after = node.lineno, node.body[0], node.body[1:]
        start, end = docstring.lineno, docstring.end_lineno or docstring.lineno
        if start > head and all(each.lineno > end for each in after):
            left_out = range(start, end + 1)
    kept = [lines[number - 1] for number in range(first, last + 1) if number not in left_out]
    marks = (BEGIN, END)
    return "\n".join(line.rstrip() for line in kept if line.strip() not in marks)


def _has_docstring(node: ast.stmt) -> TypeGuard[Definition]:
    return isinstance(node, Definition) and ast.get_docstring(node, clean=False) is not None


def _meaning(node: ast.stmt) -> str:
    """The definition laid out in one fixed way, without its docstring and its comments.

    Nothing, and so like no other, where it is nested more deeply than can be laid out.
    """
    if _has_docstring(node):
        node.body = node.body[1:] or [ast.Pass()]
    try:
        return ast.unparse(node)
    except RecursionError:
        return ""
