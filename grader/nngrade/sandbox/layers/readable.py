"""What a worker may read: the interpreter, its library, and the packages that the exercise allows.

By permission: whatever is not named here is not there. A folder is granted with all below it, so
one that also holds foreign packages (the standard library has a `site-packages`) is
granted entry by entry.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from nngrade.sandbox.imports import ALLOWED
from nngrade.sandbox.settings import Settings

FOREIGN = frozenset({"site-packages", "dist-packages"})

# Distributions and folders of libraries that are not called after the package that is imported.
COMPANIONS = {
    "numpy": frozenset[str](),
    "torch": frozenset({"scikit_learn", "python_dateutil", "nvidia", "triton", "pillow"}),
}

# The clock, the loader of shared libraries, random numbers, and what the machine is.
SYSTEM = (
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/os-release",
    "/usr/lib/os-release",
    "/usr/share/zoneinfo",
    "/dev/null",
    "/dev/zero",
    "/dev/urandom",
    "/dev/random",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)
PROC = ("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/loadavg")


@dataclass(frozen=True)
class Readable:
    """`whole` is read with all below it, of `listed` the names alone; `anchors` hold all of it."""

    whole: tuple[str, ...]
    listed: tuple[str, ...]
    anchors: tuple[str, ...]


def readable(settings: Settings) -> Readable:
    """For a process that has loaded what the exercise needs: its shared libraries are looked up."""
    library = [path for path in sys.path if path and path not in settings.paths]
    library = [os.path.realpath(path) for path in library if os.path.exists(path)]
    roots = [os.path.realpath(path) for path in _package_roots(settings)]
    tops = tuple(os.path.join(folder, "") for folder in library + roots)
    shared = sorted({os.path.dirname(path) for path in _mapped() if not path.startswith(tops)})
    whole = [
        *(entry for path in library for entry in without_foreign(path)),
        *(entry for path in roots for entry in packages(path, settings.family)),
        *(entry for path in shared for entry in _shared_libraries(path)),
        os.path.realpath(sys.executable),
        *SYSTEM,
    ]
    anchors = [*library, *roots, *shared, os.path.realpath(sys.executable), *SYSTEM]
    return Readable(_there(whole), _there([*library, *roots]), _there(anchors))


def _package_roots(settings: Settings) -> tuple[str, ...]:
    """Nngrade's own folder is none, unless the packages are installed beside it."""
    own, *packages = settings.paths
    return tuple(path for path in packages if path != own or own in packages)


def without_foreign(folder: str) -> list[str]:
    """The folder itself, or its entries without those where packages are installed."""
    if not os.path.isdir(folder):
        return [folder]  # the library as one archive
    names = set(os.listdir(folder))
    if not names & FOREIGN:
        return [folder]
    return [os.path.join(folder, name) for name in sorted(names - FOREIGN)]


def packages(root: str, family: str) -> list[str]:
    """The allowed packages of one `site-packages`, with their libraries and their metadata."""
    allowed = ALLOWED[family] | COMPANIONS[family]
    return [os.path.join(root, name) for name in sorted(os.listdir(root)) if _top(name) in allowed]


def _top(name: str) -> str:
    """numpy.libs, six.py, scikit_learn-1.8.0.dist-info → numpy, six, scikit_learn."""
    head = name.partition("-")[0] if name.endswith((".dist-info", ".egg-info")) else name
    return head.partition(".")[0].lower()


def _shared_libraries(folder: str) -> list[str]:
    """The folder, if it holds libraries only; where Python packages are below it, library by

    library.
    """
    if not any(name.startswith("python") or name in FOREIGN for name in os.listdir(folder)):
        return [folder]
    names = [name for name in os.listdir(folder) if ".so" in name]
    return [os.path.join(folder, name) for name in sorted(names)]


def _mapped() -> set[str]:
    """The shared libraries of this process."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as file:
        paths = {line.rstrip("\n").partition("/")[2] for line in file}
    return {os.path.realpath(f"/{path}") for path in paths if ".so" in path}


def _there(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for path in paths if os.path.exists(path)))
