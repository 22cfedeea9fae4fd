"""Forbidden acts that a worker tries on itself, before it has loaded any submission.

Each does no harm where it gets through. They go below Python where it has guards of its own: what
the kernel refuses is the question.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable, Iterator

from nngrade.sandbox.layers import system
from nngrade.sandbox.settings import Settings

REFUSALS = (errno.EPERM, errno.EACCES, errno.ENOSYS)
Act = Callable[[], object]


def refused(act: Act) -> bool:
    """Whether the system forbids it; failing in any other way is getting through."""
    try:
        act()
    except OSError as error:
        return error.errno in REFUSALS
    return False


def confirmed(canaries: list[Act], apply: Callable[[], object]) -> bool:
    """Applies a layer; whether it refuses the first of these acts that got through before it."""
    through = next((act for act in canaries if not refused(act)), None)
    apply()
    return through is not None and refused(through)


def all_refused(settings: Settings) -> list[str]:
    """The names of those acts that were refused, as a report shows them."""
    if sys.platform != "linux":
        return []  # nothing refuses them there
    return [name for name, act in ACTS.items() if refused(lambda act=act: act(settings))]  # type: ignore[misc]


def reading(settings: Settings) -> list[Act]:
    """Files that are there and outside of what a worker needs."""
    return [lambda path=path: _open(path) for path in _outside(settings)]  # type: ignore[misc]


def starting(settings: Settings) -> list[Act]:
    """What no other layer than the filter forbids."""
    return [system.clone_nothing, lambda: system.ptrace_continue(os.getppid())]


def _outside(settings: Settings) -> Iterator[str]:
    yield os.path.join(settings.hidden[0], "__init__.py")
    yield from ("/etc/passwd", "/etc", "/")


def _open(path: str, flags: int = os.O_RDONLY) -> None:
    os.close(system.open_unheard(path, flags))


def _read_the_grader(settings: Settings) -> None:
    _open(os.path.join(settings.hidden[0], "__init__.py"))


def _read_the_home(settings: Settings) -> None:
    home = settings.home if os.path.isdir(settings.home) else "/"
    _open(home, os.O_RDONLY | os.O_DIRECTORY)


def _list_submissions(settings: Settings) -> None:
    """The folder of all scratch directories: it can be written to, so it must not be read."""
    _open(settings.root, os.O_RDONLY | os.O_DIRECTORY)


def _write_outside(settings: Settings) -> None:
    path = f"{os.path.realpath(settings.root)}.{os.getpid()}"
    _open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.unlink(path)


def _connect(settings: Settings) -> None:
    with socket.socket(socket.AF_INET) as tried:
        tried.setblocking(False)
        tried.connect(("127.0.0.1", 9))


def _run_a_program(settings: Settings) -> None:
    os.execv("/dev/null/none", ["none"])  # noqa: S606 (there can be no such program)


def _share_memory(settings: Settings) -> None:
    os.close(os.memfd_create("trial"))


ACTS: dict[str, Callable[[Settings], object]] = {
    "reading nngrade's files": _read_the_grader,
    "reading the home directory": _read_the_home,
    "looking for other submissions": _list_submissions,
    "writing outside of its directory": _write_outside,
    "the network": _connect,
    "signals to the grader's process": lambda settings: os.kill(os.getppid(), 0),
    "starting a process": lambda settings: system.clone_nothing(),
    "running a program": _run_a_program,
    "tracing another process": lambda settings: system.ptrace_continue(os.getppid()),
    "reading another process's memory": lambda settings: system.read_memory(os.getppid()),
    "shared memory": _share_memory,
}
