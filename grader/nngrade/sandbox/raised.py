"""What an exception in a submission looks like from outside: type, words, the student's line."""

from __future__ import annotations

import io
import opcode
import tokenize
import traceback
from collections.abc import Collection
from types import TracebackType
from typing import Any

MAX_MESSAGE = 1000
MAX_TRACE = 4000


def describe(error: BaseException, filenames: Collection[str]) -> dict[str, Any]:
    """Plain data about `error`; `line` is the deepest line of the submission's own on its way,

    and `file` the one of its `filenames` (a notebook has one for each cell) that it is in.
    `unwritten` tells whether it is a `NotImplementedError` that a ``raise`` statement of the
    submission's own made, and not one from a library.
    """
    frames = list(traceback.walk_tb(error.__traceback__))
    places = [(frame.f_code.co_filename, number) for frame, number in frames]
    own = [place for place in places if place[0] in filenames]
    file, line = own[-1] if own else ("", None)
    if isinstance(error, SyntaxError) and error.filename in filenames:
        file, line = str(error.filename), error.lineno
    return {
        "type": type(error).__name__,
        "bases": [kind.__name__ for kind in type(error).__mro__],
        "message": _words(error),
        "file": file,
        "line": line,
        "source": _source_line(file, line),
        "trace": _trace(error, filenames),
        "unwritten": isinstance(error, NotImplementedError)
        and _raised_by(error.__traceback__, filenames),
    }


def source_lines(source: bytes) -> list[str]:
    """The source's lines as Python decodes them, for tracebacks; empty where it cannot."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        return io.TextIOWrapper(io.BytesIO(source), encoding).readlines()
    except (SyntaxError, UnicodeDecodeError, LookupError):
        return []


def _raised_by(trace: TracebackType | None, filenames: Collection[str]) -> bool:
    """Whether the innermost frame is the submission's own and stands at a ``raise`` statement."""
    if trace is None:
        return False
    while trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    if code.co_filename not in filenames:
        return False
    return code.co_code[trace.tb_lasti] == opcode.opmap["RAISE_VARARGS"]


def _words(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError) and error.msg:
            return str(error.msg)[:MAX_MESSAGE]  # its line is told beside it
        return str(error)[:MAX_MESSAGE]
    except Exception:
        return "<its message could not be read>"


def _source_line(filename: str, line: int | None) -> str:
    import linecache

    return linecache.getline(filename, line).strip()[:200] if line else ""


def _trace(error: BaseException, filenames: Collection[str]) -> str:
    """The traceback as Python prints it, reduced to the submission's own frames."""
    try:
        summary = traceback.TracebackException.from_exception(error, limit=-40, compact=True)
        kept = [frame for frame in summary.stack if frame.filename in filenames]
        summary.stack = traceback.StackSummary.from_list(kept)
        return "".join(summary.format(chain=False))[:MAX_TRACE]
    except Exception:
        return ""
