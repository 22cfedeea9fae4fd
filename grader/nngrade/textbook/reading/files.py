"""Opening a chapter's files: what is refused, and in which words."""

from __future__ import annotations

import stat
from pathlib import Path

from nngrade.textbook.reading.passages import Unopenable

BYTES = 20_000_000


def read_text(path: Path) -> str:
    """The file's text with plain line ends. Raises `Unopenable`."""
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise Unopenable(f"{path} is a folder; a file is due here.")
        if not stat.S_ISREG(kind.st_mode):
            raise Unopenable(f"{path} is not a regular file.")
        if kind.st_size > BYTES:
            raise Unopenable(f"{path} has more than {BYTES // 1_000_000} MB; a chapter has less.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Unopenable(f"There is no file {path}.") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name is not one"
        raise Unopenable(f"{path} cannot be opened: {reason}.") from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(path, raw, "utf-16")
    return _decoded(path, raw, "utf-8-sig")


def _decoded(path: Path, raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise Unopenable(f"{path} is not UTF-8 text (line {line}); save it as UTF-8.") from None
    if "\0" in text:
        raise Unopenable(f"{path} is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
