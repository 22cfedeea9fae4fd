"""IPython's own syntax in a cell, made inert so that Python can compile what is left.

Only a line that Python refuses is touched, and it stays one line: the numbers in a traceback
are those of the student's cell. IPython's own transformer would have to be installed beside
every grader, joins lines, and takes seconds on text that is made to be slow.
"""

from __future__ import annotations

import ast
import re
from types import CodeType

# Cell magics that run the cell's Python in the notebook's own names; any other cell magic holds
# another language, or code whose names do not stay.
TRANSPARENT = frozenset({"time", "capture", "prun"})

CELL_MAGIC = re.compile(r"\s*%%(\w+)")
TIMED = re.compile(r"%time\s+(\S.*)")
ASSIGNED = re.compile(r"([^=!%?#'\"]+=)\s*[%!]")
AUTOMAGIC = re.compile(r"(pip|conda|mamba|uv|cd|ls|mkdir|cat|cp|mv|rm|git)\s+\S")

INERT_CALL = "get_ipython()"


def left_out(code: str) -> str:
    """The cell magic that keeps a whole cell from being Python, as ``%%bash``; else ""."""
    magic = CELL_MAGIC.match(code)
    return f"%%{magic[1]}" if magic and magic[1] not in TRANSPARENT else ""


def compiled(code: str, label: str) -> CodeType:
    """The cell as a code object whose file name is `label`; ``await`` may stand at its top.

    Raises `SyntaxError` for what is neither Python nor a magic.
    """
    return _settled(code, label)[0]


def plain(code: str) -> str:
    """The cell as Python that compiles, line for line. Raises as `compiled` does."""
    return _settled(code, "<cell>")[1]


def _settled(code: str, label: str) -> tuple[CodeType, str]:
    lines = code.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        lines[first] = ""
    while True:
        text = "\n".join(lines)
        try:
            return _compile(text, label), text
        except SyntaxError as error:
            if not _silence(lines, (error.lineno or 0) - 1):
                raise


def _compile(text: str, label: str) -> CodeType:
    code: CodeType = compile(text, label, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    return code


def _silence(lines: list[str], at: int) -> bool:
    """Makes the magic at line `at` (from 0) inert; False where there is none."""
    if not 0 <= at < len(lines):
        return False
    while at and lines[at - 1].rstrip().endswith("\\"):
        at -= 1
    line = lines[at]
    text = line.strip()
    left = line[: len(line) - len(line.lstrip())]
    if timed := TIMED.fullmatch(text):
        lines[at] = left + timed[1]
    elif text[:1] in ("%", "!", "?") or text.partition("#")[0].rstrip().endswith("?"):
        _blank(lines, at, left + "pass")
    elif assigned := ASSIGNED.match(text):
        _blank(lines, at, f"{left}{assigned[1]} {INERT_CALL}")
    elif len(lines) == 1 and AUTOMAGIC.match(text):
        lines[at] = "pass"
    else:
        return False
    return True


def _blank(lines: list[str], at: int, text: str) -> None:
    """Puts `text` in the place of a line and of those that a backslash joins to it."""
    while lines[at].rstrip().endswith("\\") and at + 1 < len(lines):
        lines[at], text = text, ""
        at += 1
    lines[at] = text
