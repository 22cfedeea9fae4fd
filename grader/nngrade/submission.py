"""Reading a submission's file: regular, not too large, and text as Python would read it.

A notebook's file is read for the code in its cells.
"""

from __future__ import annotations

import io
import os
import stat
import tokenize
from pathlib import Path

from nngrade.printable import named, quoted
from nngrade.source import Source

MAX_BYTES = 1_000_000
MAX_NOTEBOOK_BYTES = 50_000_000  # pictures and other outputs included
NOTEBOOK = ".ipynb"

# Codecs that Python takes for source but whose decoding is slower than linear in its length.
SLOW_ENCODINGS = frozenset({"punycode", "idna"})


class Refused(ValueError):
    """A file that cannot be a submission; the message says why and what to do."""


def read(path: Path) -> Source:
    """A submission, as it is sent to a worker. Raises `Refused`."""
    if is_notebook(path):
        from nngrade.notebook import reading

        return reading.cells(path, read_bytes(path))
    data = read_bytes(path)
    check_text(path, data)
    return data


def is_notebook(path: Path) -> bool:
    return path.suffix.lower() == NOTEBOOK


def read_bytes(path: Path) -> bytes:
    """A submission's file as it is. Raises `Refused` for one that is too large, a link, a pipe …"""
    if is_notebook(path):
        return _read_regular(path, MAX_NOTEBOOK_BYTES, "a notebook file has at most 50 MB")
    return _read_regular(path, MAX_BYTES, "a submission has at most 1 MB of code")


def _read_regular(path: Path, most: int, limit: str) -> bytes:
    """Opens without following a link and without waiting for a pipe's other end."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        if path.is_symlink():
            raise Refused(f"{named(path)} is a symbolic link; give the file itself.")
        if path.is_dir():
            raise Refused(f"{named(path)} is a folder; give a file in it.")
        descriptor = os.open(path, flags)
    except Refused:
        raise
    except FileNotFoundError:
        raise Refused(f"There is no file {named(path)}.") from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    kind = os.fstat(descriptor)
    if not stat.S_ISREG(kind.st_mode):
        os.close(descriptor)
        raise Refused(f"{named(path)} is no regular file, but a device or a pipe.")
    try:
        with os.fdopen(descriptor, "rb") as file:
            data: bytes | None = file.read(most + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    return _bounded(path, data, most, limit, kind.st_size)


def _bounded(path: Path, data: bytes | None, most: int, limit: str, told: int) -> bytes:
    """`data`, if it is not too much; the file system has `told` a size before."""
    if data is None:  # of the kernel's own files some look regular, and would wait
        raise Refused(f"{named(path)} has nothing to read yet; it is no submission.")
    if len(data) > most:
        size = max(told, len(data))
        raise Refused(f"{named(path)} holds {size:,} bytes; {limit}.")
    return data


def _unreadable(path: Path, error: Exception) -> Refused:
    reason = getattr(error, "strerror", None) or str(error)
    return Refused(f"{named(path)} cannot be read ({reason}).")


def check_text(path: Path, data: bytes) -> None:
    """Raises `Refused` unless Python could decode it: as UTF-8, or as its coding line says."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        if encoding in SLOW_ENCODINGS:
            raise Refused(f"{named(path)} is declared as {encoding}; save it as UTF-8.")
        data.decode(encoding)
    except Refused:
        raise
    except (SyntaxError, UnicodeError, LookupError) as error:
        why = quoted(str(error))
        message = f"{named(path)} is not text that Python can read ({why}); save it as UTF-8."
        raise Refused(message) from None
