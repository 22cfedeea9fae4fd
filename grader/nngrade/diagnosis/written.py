"""What a submission's text says of its functions: read as text, and never run or parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nngrade.source import Cells, Source

LONGEST = 60  # of a name that is shown
MOST = 12  # names of parameters


def text(source: Source) -> str:
    """The code of a file or of a notebook's cells."""
    if isinstance(source, Cells):
        return "\n".join(cell.code for cell in source.cells)
    return source.decode("utf-8", "replace").replace("\r\n", "\n")


def parameters(code: str, name: str) -> tuple[str, ...] | None:
    """The names in the `def` line of a function at top level, the last one of that name.

    None where it has none, or something else than plain names and defaults.
    """
    lines = re.findall(rf"^def {re.escape(name)}\(([^()]*)\)", code, re.MULTILINE)
    if not lines:
        return None
    parts = [re.split("[:=]", part)[0].strip() for part in lines[-1].split(",")]
    return tuple(part[:LONGEST] for part in parts if part)[:MOST]


def body(code: str, name: str) -> str:
    """The lines of a function or class at top level, the last one of that name."""
    heads = list(re.finditer(rf"^(?:def|class) {re.escape(name)}\b.*\n", code, re.MULTILINE))
    if not heads:
        return ""
    rest = code[heads[-1].end() :]
    end = re.search(r"^\S", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def defined_again(source: Source, names: Iterable[str]) -> list[str]:
    """A note for each of these functions that a file defines more than once.

    In a notebook that is how one works, so that nothing is said of it.
    """
    if isinstance(source, Cells):
        return []
    code = text(source)
    times = {
        name: len(re.findall(rf"^(?:def|class) {re.escape(name)}\b", code, re.MULTILINE))
        for name in names
    }
    words = {2: "twice"}
    return [
        f"{name} is defined {words.get(count, f'{count} times')} in this file: only the last of "
        "them counts."
        for name, count in times.items()
        if count > 1
    ]


def class_around(code: str, name: str) -> str:
    """The class that has a function of this name inside; empty where none has."""
    found = re.search(rf"^[ \t]+def {re.escape(name)}\(", code, re.MULTILINE)
    if found is None:
        return ""
    heads = re.findall(r"^(class|def) (\w+)", code[: found.start()], re.MULTILINE)
    return str(heads[-1][1])[:LONGEST] if heads and heads[-1][0] == "class" else ""
