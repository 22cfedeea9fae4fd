"""The layers around a worker, applied in order just before the submission is loaded.

The one place for them: each layer is a function that takes the worker's settings and returns
its name when it found itself working, or nothing. Landlock, the system-call filter and the
user id belong here when they come; until then a report says that this is no jail.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from nngrade.sandbox.settings import Settings

Layer = Callable[[Settings], str | None]

# Audit events whose first argument is a path, and whether a folder above counts as well.
GUARDED = {"open": True, "os.link": True, "os.rename": True, "os.listdir": False}
GUARDED["os.scandir"] = False


def own_session(settings: Settings) -> str | None:
    """A session of its own, so that the whole process group can be ended at once."""
    if os.getsid(0) != os.getpid():
        os.setsid()
    return "own process group" if os.getpgid(0) == os.getpid() else None


def resource_limits(settings: Settings) -> str | None:
    """Memory relative to what is mapped already, file size, descriptors, CPU time, no core dump."""
    import resource  # not on Windows

    pages = int(_read("/proc/self/statm").split()[0]) if sys.platform == "linux" else 0
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: settings.file_bytes,
        resource.RLIMIT_NOFILE: settings.open_files,
        resource.RLIMIT_CPU: settings.cpu_seconds,
    }
    if pages and not settings.gpu:
        wanted[resource.RLIMIT_AS] = pages * resource.getpagesize() + settings.memory_bytes
    for limit, value in wanted.items():
        _, hard = resource.getrlimit(limit)
        capped = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (capped, capped))
    return "resource limits"


def private_directory(settings: Settings) -> str | None:
    """The working directory is a scratch one, removed after the worker."""
    os.chdir(settings.scratch)
    return "scratch directory"


def hidden_answers(settings: Settings) -> str | None:
    """Python's own `open` refuses nngrade's files; native code is for a later layer to stop.

    Nor may they, or a folder above them, be moved, or be opened as a folder to start from.
    """
    roots = tuple(os.path.realpath(root) + os.sep for root in settings.hidden)

    def guard(event: str, args: tuple[Any, ...]) -> None:
        if event in GUARDED and not isinstance(args[0], int):
            path = os.path.join(os.path.realpath(os.fsdecode(args[0] or ".")), "")
            above = GUARDED[event] and any(root.startswith(path) for root in roots)
            if above or path.startswith(roots):
                raise PermissionError("nngrade's own files cannot be read from a submission")

    sys.addaudithook(guard)
    try:
        os.listdir(settings.hidden[0])
    except PermissionError:
        return "hidden answers"
    return None


LAYERS: tuple[Layer, ...] = (own_session, resource_limits, private_directory, hidden_answers)


def confine(settings: Settings) -> list[str]:
    """Applies every layer; returns the names of those that were found working."""
    working = []
    for layer in LAYERS:
        try:
            name = layer(settings)
        except (OSError, ValueError, ImportError, AttributeError):  # not on this platform
            continue
        if name:
            working.append(name)
    return working


def _read(path: str) -> str:
    with open(path, encoding="ascii") as file:
        return file.read()
