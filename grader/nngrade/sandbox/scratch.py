"""A worker's directory: how full it is while the worker lives, and how it is removed afterwards.

A submission may have nested folders deeper than any path reaches, closed them to their owner, or
made millions of files. Nothing here recurses, follows a link, or stops at what it may not do.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import chain

MAX_BYTES = 128 << 20
MAX_ENTRIES = 10_000
BLOCK = 512  # bytes: the unit of `st_blocks`, whatever the file system's own is


def overfull(folder: str, pid: int = 0) -> str:
    """What a worker has too much of in its `folder`, in words for the student; "" if nothing.

    Files that it has removed and still holds open count as well, where `pid` is its number and the
    system shows them.
    """
    size = entries = 0
    try:
        for about in chain(_within(folder), _held(pid)):
            size += getattr(about, "st_blocks", 0) * BLOCK
            entries += 1
            if size > MAX_BYTES:
                return f"wrote more than {MAX_BYTES >> 20} MB to files"
            if entries > MAX_ENTRIES:
                return f"made more than {MAX_ENTRIES:,} files"
    except OSError:  # too deep for a path, or closed to its owner
        return "made folders that nobody can look into"
    return ""


def _within(folder: str) -> Iterator[os.stat_result]:
    """Of every entry below `folder`. Raises `OSError` for one that cannot be looked into."""
    waiting = [folder]
    while waiting:
        with contextlib.suppress(FileNotFoundError), os.scandir(waiting.pop()) as found:
            for entry in found:
                with contextlib.suppress(FileNotFoundError):
                    yield entry.stat(follow_symlinks=False)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)


def _held(pid: int) -> Iterator[os.stat_result]:
    """Of the process's open files, those that have no name any more."""
    with contextlib.suppress(OSError):
        for number in os.listdir(f"/proc/{pid}/fd") if pid else ():
            with contextlib.suppress(OSError):
                about = os.stat(f"/proc/{pid}/fd/{number}")
                if not about.st_nlink:
                    yield about


def remove(folder: str) -> None:
    """Removes `folder` with all that is in it, as far as this user can; never raises `OSError`.

    A folder in a folder is moved up before it is emptied, so that no path grows long.
    """
    while inner := _emptied(folder):
        for number, path in enumerate(inner):
            for within in _emptied(path):
                _open_up(within)
                with contextlib.suppress(OSError):
                    os.rename(within, os.path.join(folder, f"{number}-{os.urandom(8).hex()}"))
            with contextlib.suppress(OSError):
                os.rmdir(path)
        if not any(map(_gone, inner)):
            break  # it cannot be done
    with contextlib.suppress(OSError):
        os.rmdir(folder)


def _emptied(folder: str) -> list[str]:
    """The folders in `folder`, whose files are removed."""
    _open_up(folder)
    inner = []
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    inner.append(entry.path)
                else:
                    os.unlink(entry.path)
    return inner


def _open_up(folder: str) -> None:
    with contextlib.suppress(OSError):
        if not os.path.islink(folder):
            os.chmod(folder, 0o700)  # its owner may have closed it


def _gone(path: str) -> bool:
    return not os.path.lexists(path)
